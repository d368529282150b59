package dev.baton.engine.node;

/** The numbers of the append only file that INFO shows. */
final class AofFacts {
  /** The duration of what has not been. */
  static final long NONE = -1;

  boolean enabled;
  boolean rewriting;
  boolean scheduled;
  boolean writeFailed;
  boolean pendingSync;
  boolean lastRewriteFailed;
  long lastRewriteSeconds = NONE;
  long currentRewriteSeconds = NONE;
  long rewrites;
  long failures;
  long currentBytes;
  long baseBytes;
  long bufferBytes;
  long delayedSyncs;
}
