package dev.baton.engine.replication;

/**
 * The directives in force that the primary side reads, at each use, so that changes act at once.
 */
public interface PrimarySettings {
  /** Directive repl-backlog-size. */
  long backlogBytes();

  /** Directive repl-backlog-ttl; zero keeps the backlog for ever. */
  long backlogTimeToLiveMs();

  /** Directive repl-timeout. */
  long timeoutMs();

  /** Directive repl-ping-replica-period. */
  long pingPeriodMs();

  /** How long a full sync waits for company: repl-diskless-sync-delay, zero when that is off. */
  long syncDelayMs();

  /** Directive repl-diskless-sync-max-replicas: this many waiting start a sync at once; 0 = off. */
  int syncReplicasMax();

  /** Directive client-output-buffer-limit, class replica: never more than this; zero = no limit. */
  long outputHardLimitBytes();

  /** As above: not more than this for {@link #outputSoftLimitMs}; zero = no limit. */
  long outputSoftLimitBytes();

  /** How long the soft limit may be exceeded. */
  long outputSoftLimitMs();

  /** Directive rdb-key-save-delay: what each key of a snapshot is delayed by, for tests. */
  default long saveDelayMicros() {
    return 0;
  }

  /** The process that says it sends a snapshot; zero when that is of no interest. */
  default long processId() {
    return 0;
  }

  /** Directive min-replicas-max-lag. */
  long lagMsMax();
}
