package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;

/**
 * When the append only file is forced to the disk, and whether the disk keeps up with that.
 *
 * <pre>
 * appendfsync   written                        forced
 * always        once a turn, before replies    with each write
 * everysec      once a turn                    every second
 * no            once a turn                    by the operating system
 * </pre>
 */
final class AofPace {
  private static final long SYNC_PERIOD_MS = 1000;
  // As Redis: longer than this the disk is called busy.
  private static final long DELAYED_MS = 2000;
  private static final long AWAKE = -1;

  private final Configuration configuration;
  private final Log log;
  private boolean always;
  private boolean everySecond;
  private long lastSyncMs;
  private long flushStartedMs;
  private boolean delayCounted;
  private long delayedSyncs;
  private long sleepMicros;
  private long asleepSinceMs = AWAKE;

  AofPace(Configuration configuration, Log log) {
    this.configuration = configuration;
    this.log = log;
    configuration.onChange("appendfsync", this::choose);
    choose();
  }

  private void choose() {
    always = configuration.textOf("appendfsync").equals("always");
    everySecond = configuration.textOf("appendfsync").equals("everysec");
  }

  /** Whether nobody is answered before what they wrote is safe. */
  boolean isAlways() {
    return always;
  }

  /** Whether what was written is to be forced now. */
  boolean isForceDue(boolean isRewriting, long nowMs) {
    boolean spared = isRewriting && configuration.isOn("no-appendfsync-on-rewrite");
    return always || (everySecond && !spared && nowMs - lastSyncMs >= SYNC_PERIOD_MS);
  }

  /** Slow motion for tests: each flush begins so many microseconds later. */
  void sleepBeforeFlushing(long micros) {
    sleepMicros = micros;
  }

  /** Whether a flush is put off. */
  boolean isSleeping() {
    return asleepSinceMs != AWAKE;
  }

  /** Whether a flush that is due may begin. */
  boolean mayFlush(long nowMs) {
    if (sleepMicros > 0 && !isSleeping()) {
      asleepSinceMs = nowMs;
    }
    if (isSleeping() && nowMs - asleepSinceMs < sleepMicros / 1000) {
      return false;
    }
    asleepSinceMs = AWAKE;
    return true;
  }

  void onForced(long nowMs) {
    lastSyncMs = nowMs;
  }

  void onFlushStarted(long nowMs) {
    flushStartedMs = nowMs;
    delayCounted = false;
  }

  /** More waits while a flush is still under way. */
  void onWaiting(long nowMs) {
    if (!delayCounted && nowMs - flushStartedMs > DELAYED_MS) {
      delayCounted = true;
      delayedSyncs++;
      log.notice(
          "Asynchronous AOF fsync is taking too long (disk is busy?). Writing the AOF buffer waits"
              + " for fsync to complete, this may slow down Redis.");
    }
  }

  /** How many flushes took so long that more had to wait. */
  long delayedSyncs() {
    return delayedSyncs;
  }
}
