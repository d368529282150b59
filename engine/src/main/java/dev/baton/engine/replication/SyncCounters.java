package dev.baton.engine.replication;

/** How synchronisations were answered since the start, or since they were reset. */
public final class SyncCounters {
  long full;
  long partialAccepted;
  long partialRefused;

  SyncCounters() {}

  /** Counts anew. */
  public void reset() {
    full = 0;
    partialAccepted = 0;
    partialRefused = 0;
  }

  /** Full syncs begun. */
  public long full() {
    return full;
  }

  /** Requests to continue that were granted. */
  public long partialAccepted() {
    return partialAccepted;
  }

  /** Requests to continue that ended in a full sync. */
  public long partialRefused() {
    return partialRefused;
  }
}
