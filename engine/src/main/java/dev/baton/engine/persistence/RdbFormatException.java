package dev.baton.engine.persistence;

/** An RDB that cannot be loaded: the message says what is wrong at which byte. */
public final class RdbFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public RdbFormatException(String message) {
    super(message);
  }
}
