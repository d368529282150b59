package dev.baton.engine.command;

import java.util.Locale;

/** What the call chain and the clients must know of a command, in the order COMMAND INFO shows. */
public enum Flag {
  /** May change the dataset. */
  WRITE(true),
  /** Reads keys and changes none. */
  READONLY(true),
  /** Refused when memory is short. */
  DENYOOM(true),
  /** Administrative. */
  ADMIN(true),
  /** Publish and subscribe. */
  PUBSUB(true),
  /** Refused inside scripts. */
  NOSCRIPT(true),
  /** May block the client. */
  BLOCKING(true),
  /** Allowed while the dataset is being loaded. */
  LOADING(true),
  /** Allowed on a replica that has lost its primary and does not serve stale data. */
  STALE(true),
  /** Not shown to MONITOR. */
  SKIP_MONITOR(true),
  /** Not put into the slow log. */
  SKIP_SLOWLOG(true),
  /** Takes constant or logarithmic time. */
  FAST(true),
  /** Allowed before authentication. */
  NO_AUTH(true),
  /** May add to the replication stream without being a write. */
  MAY_REPLICATE(false),
  /** Is valid without any key. */
  NO_MANDATORY_KEYS(true),
  /** Needs the configuration's permission, as DEBUG does. */
  PROTECTED(false),
  /** Refused while a replica loads a dataset beside the one it serves. */
  NO_ASYNC_LOADING(true),
  /** Refused inside a transaction. */
  NO_MULTI(true),
  /**
   * The words do not tell by their numbers alone which of them are keys; follows from the specs.
   */
  MOVABLEKEYS(true),
  /** Allowed while a script is running for long. */
  ALLOW_BUSY(true),
  /** Deletes expired keys it was not asked for, each on its own account. */
  TOUCHES_ARBITRARY_KEYS(false),
  /** Runs at once inside a transaction instead of being queued. */
  TRANSACTION_CONTROL(false);

  private final boolean shown;

  Flag(boolean shown) {
    this.shown = shown;
  }

  /** Whether COMMAND INFO shows it. */
  public boolean isShown() {
    return shown;
  }

  /** The name COMMAND INFO shows. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
