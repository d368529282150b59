package dev.baton.engine.replication;

/** How synchronisations were answered since the start. */
public final class SyncCounters {
  long full;
  long partialAccepted;
  long partialRefused;

  SyncCounters() {}

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
