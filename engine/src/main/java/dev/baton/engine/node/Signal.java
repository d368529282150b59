package dev.baton.engine.node;

/** A request of the operating system to end. */
public enum Signal {
  /** From a process manager. */
  TERMINATE("SIGTERM"),
  /** From a keyboard. */
  INTERRUPT("SIGINT");

  private final String systemName;

  Signal(String systemName) {
    this.systemName = systemName;
  }

  /** The name the operating system uses. */
  public String systemName() {
    return systemName;
  }
}
