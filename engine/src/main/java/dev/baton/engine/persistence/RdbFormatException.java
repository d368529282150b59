package dev.baton.engine.persistence;

/** An RDB that cannot be loaded: the message says what is wrong at which byte. */
public final class RdbFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RdbFormatException(String message) {
    super(message);
  }
}
