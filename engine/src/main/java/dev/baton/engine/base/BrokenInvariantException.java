package dev.baton.engine.base;

/** A statement that can never be false was false: a defect of the program, not of its input. */
public final class BrokenInvariantException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  BrokenInvariantException(String invariant) {
    super("broken invariant: " + invariant);
  }
}
