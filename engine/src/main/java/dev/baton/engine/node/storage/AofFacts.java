package dev.baton.engine.node.storage;

/** The numbers of the append only file that INFO shows. */
public final class AofFacts {
  /** The duration of what has not been. */
  static final long NONE = -1;

  /** Whether writes are kept in the file. */
  public boolean enabled;

  /** Whether a new base is being written. */
  public boolean rewriting;

  /** Whether a rewrite waits for a save to end. */
  public boolean scheduled;

  /** Whether the last write to the file failed. */
  public boolean writeFailed;

  /** Whether what was written is not yet known to be on the disk. */
  public boolean pendingSync;

  /** Whether the last rewrite failed. */
  public boolean lastRewriteFailed;

  /** How long the last rewrite took; {@link #NONE} before the first. */
  public long lastRewriteSeconds = NONE;

  /** How long the present rewrite has taken; {@link #NONE} without one. */
  public long currentRewriteSeconds = NONE;

  /** Rewrites that were begun. */
  public long rewrites;

  /** Rewrites that failed one after another, since the last that succeeded. */
  public long failures;

  /** Bytes of the base and all increments. */
  public long currentBytes;

  /** Bytes there were after the last rewrite or at the start. */
  public long baseBytes;

  /** Bytes that wait to be written. */
  public long bufferBytes;

  /** Times a sync to the disk was put off because one was under way. */
  public long delayedSyncs;
}
