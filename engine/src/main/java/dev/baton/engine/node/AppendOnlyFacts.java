package dev.baton.engine.node;

/** The numbers of the append only file that INFO shows. */
final class AppendOnlyFacts {
  boolean enabled;
  boolean rewriting;
  boolean scheduled;
  boolean writeFailed;
  boolean pendingSync;
  boolean lastRewriteFailed;
  long lastRewriteSeconds = -1;
  long currentRewriteSeconds = -1;
  long rewrites;
  long failures;
  long currentBytes;
  long baseBytes;
  long bufferBytes;
  long delayedSyncs;
}
