package dev.baton.engine.reference;

import java.util.List;

/** What the reference knows of one command: its arguments, and how it changed since it came. */
public record Entry(List<Argument> arguments, List<Change> history) {
  /** Something new of a command, and the version that brought it. */
  public record Change(String version, String text) {}
}
