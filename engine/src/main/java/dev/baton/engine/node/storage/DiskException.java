package dev.baton.engine.node.storage;

/** The disk refused: the message names the file and the reason. */
public final class DiskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean mayHaveLostBytes;

  /** Names the file and what was refused. */
  public DiskException(String message, Throwable cause) {
    this(message, cause, false);
  }

  /** The same, telling whether bytes may be gone that an earlier write had handed over. */
  public DiskException(String message, Throwable cause, boolean mayHaveLostBytes) {
    super(message, cause);
    this.mayHaveLostBytes = mayHaveLostBytes;
  }

  /** Names the file and what was refused. */
  public DiskException(String message) {
    super(message);
    this.mayHaveLostBytes = false;
  }

  /**
   * Whether bytes may be gone that were written before but not forced: after a failed fsync the
   * system may have dropped them, and asking again proves nothing.
   */
  public boolean mayHaveLostBytes() {
    return mayHaveLostBytes;
  }
}
