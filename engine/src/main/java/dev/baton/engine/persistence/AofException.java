package dev.baton.engine.persistence;

/** An append only file that cannot be loaded; the message says what and where. */
public final class AofException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong. */
  public AofException(String message) {
    super(message);
  }
}
