package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;

/** When the append only file is rewritten without being asked, and when not yet again. */
final class AofSchedule {
  private static final long SECOND_MS = 1000;
  private static final long MINUTE_MS = 60_000;
  // As Redis: so many failures in a row are bad luck, then the limit applies.
  private static final int FAILURES_UNLIMITED = 3;
  private static final int LIMIT_MINUTES_MAX = 60;
  private static final int LIMIT_SECONDS_MAX = 60;
  private static final int DOUBLINGS_MAX = 6;

  private final Configuration configuration;
  private final Log log;
  private boolean wanted;
  private int failures;
  private long retryAtMs;
  private long baseBytes;

  AofSchedule(Configuration configuration, Log log) {
    this.configuration = configuration;
    this.log = log;
  }

  /** Whether somebody has asked for a rewrite that could not begin yet. */
  boolean isWanted() {
    return wanted;
  }

  /** A rewrite begins as soon as it can. */
  void want() {
    wanted = true;
  }

  void forget() {
    wanted = false;
  }

  int failures() {
    return failures;
  }

  /** The bytes of all files after the last rewrite, or at the start. */
  long baseBytes() {
    return baseBytes;
  }

  void setBaseBytes(long bytes) {
    baseBytes = bytes;
  }

  /** Whatever has failed before, it is tried at once. */
  void retryAtOnce() {
    retryAtMs = 0;
  }

  /** Whether what has failed may be tried again. */
  boolean mayRetry(long nowMs) {
    return nowMs >= retryAtMs;
  }

  /** Whether {@code bytes} are so many more than after the last rewrite that another is due. */
  boolean hasGrown(long bytes) {
    long percentage = configuration.longOf("auto-aof-rewrite-percentage");
    if (percentage == 0 || bytes <= configuration.longOf("auto-aof-rewrite-min-size")) {
      return false;
    }
    long growth = (long) (100.0 * bytes / Math.max(1, baseBytes)) - 100;
    if (growth >= percentage) {
      log.notice("Starting automatic rewriting of AOF on " + growth + "% growth");
    }
    return growth >= percentage;
  }

  void onSuccess(long bytes) {
    failures = 0;
    retryAtMs = 0;
    baseBytes = bytes;
  }

  /** A rewrite failed; one without which nothing is kept is tried again within a minute. */
  void onFailure(boolean isNeeded, long nowMs) {
    failures++;
    if (isNeeded) {
      int seconds = 1 << Math.min(failures, DOUBLINGS_MAX);
      retryAtMs = nowMs + Math.min(seconds, LIMIT_SECONDS_MAX) * SECOND_MS;
    } else if (failures >= FAILURES_UNLIMITED) {
      int doubled = 1 << Math.min(failures - FAILURES_UNLIMITED, DOUBLINGS_MAX);
      int minutes = Math.min(doubled, LIMIT_MINUTES_MAX);
      retryAtMs = nowMs + minutes * MINUTE_MS;
      log.warning(
          "Background AOF rewrite has repeatedly failed and triggered the limit, will retry in "
              + minutes
              + " minutes");
    }
  }
}
