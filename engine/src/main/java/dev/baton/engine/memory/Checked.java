package dev.baton.engine.memory;

/** Whether every access to memory is proven: wherever assertions are on, so in all tests. */
final class Checked {
  static final boolean ON = Checked.class.desiredAssertionStatus();

  private Checked() {}
}
