package dev.baton.engine.node;

/** The disk refused: the message names the file and the reason. */
public final class DiskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the file and what was refused. */
  public DiskException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Names the file and what was refused. */
  public DiskException(String message) {
    super(message);
  }
}
