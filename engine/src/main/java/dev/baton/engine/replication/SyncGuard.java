package dev.baton.engine.replication;

import org.jspecify.annotations.Nullable;

/**
 * Whether a snapshot that is offered may replace the data a node holds. A primary that came back
 * empty, or an order that points the wrong way, must not make newer data vanish from replicas.
 */
public enum SyncGuard {
  /** Whatever is offered is taken, as by Redis. */
  NO,
  /** An older history is refused; who announces no epoch, as other servers, is believed. */
  YES,
  /** The same, and nobody is believed who announces no epoch. */
  STRICT;

  /** Stands for the epoch of a primary that announces none. */
  static final long NO_EPOCH = -1;

  /** Why the offer is refused by a node with data of history {@code held}; null when it is not. */
  @Nullable String refuse(History held, String id, long offset, long epoch) {
    if (this == NO || (this == YES && epoch == NO_EPOCH)) {
      return null;
    }
    if (epoch == NO_EPOCH) {
      return "it announces no epoch";
    }
    if (epoch < held.epoch()) {
      return "its epoch " + epoch + " is older than " + held.epoch();
    }
    if (epoch == held.epoch() && offset < held.offset()) {
      return "it stands at offset " + offset + ", we at " + held.offset() + " of the same epoch";
    }
    boolean related = id.equals(held.replicationId()) || id.equals(held.secondId());
    return offset == 0 && !related ? "it is empty, and its history is another one" : null;
  }
}
