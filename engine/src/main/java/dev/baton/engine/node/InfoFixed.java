package dev.baton.engine.node;

/** A section whose content never changes. */
record InfoFixed(String title, String name, String value) implements InfoSection {
  @Override
  public void write(InfoWriter out, long nowMs) {
    if (!name.isEmpty()) {
      out.field(name, value);
    }
  }
}
