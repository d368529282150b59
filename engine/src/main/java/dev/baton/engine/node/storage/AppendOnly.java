package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.node.command.Rewriting;
import dev.baton.engine.node.storage.AofRewrite.Purpose;
import dev.baton.engine.persistence.SnapshotPace;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The append only file: a base, which is the data at some time, and increments, which are what was
 * propagated since, named by a manifest. Files and names are those of Redis 7.
 *
 * <pre>
 * state      event                                                  next
 * OFF        start with appendonly yes, the data is loaded          ON
 * OFF        CONFIG SET appendonly yes                              SWITCHING
 * ON         all data was replaced by a primary's                   SWITCHING
 * SWITCHING  a base of the present data and its manifest are safe   ON
 * SWITCHING  the rewrite failed                                     SWITCHING, after a delay
 * any        CONFIG SET appendonly no                               OFF
 * </pre>
 *
 * While SWITCHING the files on the disk are those of the time before; the new increment is not
 * named yet.
 */
public final class AppendOnly implements Rewriting, AofRewrite.Listener, AutoCloseable {
  private enum State {
    OFF,
    SWITCHING,
    ON
  }

  private final Configuration configuration;
  private final AofFiles files;
  private final AofTail tail;
  private final AofRewrite rewrite;
  private final AofSchedule schedule;
  private final AofBeginning beginning;
  private final BooleanSupplier saving;
  private final Log log;
  private final AofFacts facts = new AofFacts();
  private State state = State.OFF;
  private boolean begun;
  private Runnable durableListener = () -> {};

  /** {@code saving} tells whether an RDB file is being saved, for which a rewrite waits. */
  public AppendOnly(
      Configuration configuration,
      Disk disk,
      BaseSource bases,
      SnapshotPace pace,
      StreamPosition position,
      BooleanSupplier saving,
      long processId,
      Consumer<String> fatal,
      Log log) {
    this.configuration = configuration;
    this.files = new AofFiles(configuration, disk, processId, log);
    this.tail = new AofTail(configuration, position, fatal, log);
    this.rewrite = new AofRewrite(configuration, files, tail, bases, pace, position, this, log);
    this.schedule = new AofSchedule(configuration, log);
    this.beginning = new AofBeginning(configuration, files, bases, log);
    this.saving = saving;
    this.log = log;
    configuration.onChange("appendonly", () -> onSwitched(position.nowMs()));
  }

  /** Lets {@code listener} know when more has become safe, or nothing will be. */
  public void onDurable(Runnable listener) {
    durableListener = listener;
    tail.onDurable(listener);
  }

  // ---- facts

  /** Whether writes are kept, or will be once the initial base is written. */
  public boolean isOn() {
    return state != State.OFF;
  }

  /** Whether there are files to read again; those of other data do not count. */
  public boolean mayBeLoaded() {
    return state != State.SWITCHING && !files.manifest().isEmpty();
  }

  /** Whether an initial base is still being written, before which a clean end loses data. */
  public boolean isSwitching() {
    return state == State.SWITCHING;
  }

  /** The offset of the stream up to which everything survives a crash. */
  public long durableOffset() {
    return state == State.ON ? tail.syncedOffset() : 0;
  }

  /** Whether a base is being written. */
  public boolean isRewriting() {
    return rewrite.isRunning();
  }

  /** Whether a slice of a rewrite can be written at once. */
  public boolean hasWork() {
    return rewrite.hasWork();
  }

  /** What INFO shows. */
  public AofFacts facts(long nowMs) {
    facts.enabled = isOn();
    // What is left of one keeps the next from beginning.
    facts.rewriting = isRewriting() || !rewrite.mayBegin();
    facts.scheduled = schedule.isWanted();
    facts.writeFailed = tail.writeError() != null;
    facts.currentRewriteSeconds =
        rewrite.isRunning() ? (nowMs - rewrite.startedMs()) / 1000 : AofFacts.NONE;
    facts.currentBytes = currentBytes();
    facts.baseBytes = schedule.baseBytes();
    facts.bufferBytes = tail.unwrittenBytes();
    facts.pendingSync = tail.isFlushing();
    facts.delayedSyncs = tail.delayedSyncs();
    facts.failures = schedule.failures();
    return facts;
  }

  private long currentBytes() {
    return files.closedBytes() + tail.length();
  }

  /** Where everything is appended. */
  public AofTail tail() {
    return tail;
  }

  /** The files' names and order, as the manifest tells them. */
  public AofFiles files() {
    return files;
  }

  // ---- the start

  /**
   * The data is loaded: goes on with the last increment, or makes the first files, waiting for the
   * disk.
   *
   * @throws DiskException when it refuses
   */
  public void begin(long nowMs) {
    begun = true;
    if (!configuration.isOn("appendonly")) {
      return;
    }
    Disk.Appending opened = beginning.open(nowMs);
    tail.open(opened, nowMs);
    files.measure();
    schedule.setBaseBytes(currentBytes());
    transition(State.ON, "the data is loaded");
  }

  // ---- time

  /** Once a turn, after everything was executed and before anybody is told. */
  public void onTurnEnd(long nowMs) {
    tail.onTurnEnd(rewrite.isRunning(), nowMs);
  }

  /** Every 100 ms or so, and at once again while there is work. */
  public void onTick(long nowMs) {
    if (rewrite.isRunning()) {
      rewrite.work(nowMs);
    } else if (rewrite.mayBegin() && !saving.getAsBoolean() && isRewriteDue(nowMs)) {
      rewriteNow(nowMs);
    }
  }

  private boolean isRewriteDue(long nowMs) {
    if (schedule.isWanted()) {
      return true;
    }
    if (state == State.OFF || !schedule.mayRetry(nowMs)) {
      return false;
    }
    return state == State.SWITCHING || tail.needsBase() || schedule.hasGrown(currentBytes());
  }

  // ---- switching on and off

  private void onSwitched(long nowMs) {
    boolean wanted = begun && configuration.isOn("appendonly");
    if (wanted && state == State.OFF) {
      transition(State.SWITCHING, "CONFIG SET appendonly yes");
      restart(nowMs);
    } else if (!wanted && state != State.OFF) {
      stop();
      transition(State.OFF, "CONFIG SET appendonly no");
    }
  }

  /** All data was replaced: what was appended so far belongs to other data. */
  public void onDataReplaced(long nowMs) {
    if (state != State.OFF) {
      transition(State.SWITCHING, "the data was replaced");
      restart(nowMs);
    }
  }

  private void restart(long nowMs) {
    rewrite.abandon();
    tail.close();
    schedule.retryAtOnce();
    if (saving.getAsBoolean()) {
      schedule.want();
      log.notice(
          "AOF was enabled but there is already another background operation. An AOF background"
              + " was scheduled to start when possible.");
    } else if (rewrite.mayBegin()) {
      rewriteNow(nowMs);
    }
  }

  private void stop() {
    if (rewrite.isRunning()) {
      log.notice("Killing running AOF rewrite (it is no child process)");
    }
    rewrite.abandon();
    schedule.forget();
    // Once, on request: what was answered must be there when it is switched on again by hand.
    String refused = state == State.ON ? tail.flushAndWait(true) : null;
    if (refused != null) {
      log.warning("Fail to fsync the AOF file: " + refused);
    }
    tail.close();
  }

  // ---- the rewrite

  @Override
  public String rewriteInBackground(long nowMs) {
    if (rewrite.isRunning()) {
      return "-ERR Background append only file rewriting already in progress";
    }
    if (saving.getAsBoolean() || !rewrite.mayBegin()) {
      schedule.want();
      return "+Background append only file rewriting scheduled";
    }
    return rewriteNow(nowMs)
        ? "+Background append only file rewriting started"
        : "-ERR Can't execute an AOF background rewriting. Please check the server logs for more"
            + " information.";
  }

  private boolean rewriteNow(long nowMs) {
    schedule.forget();
    facts.rewrites++;
    return rewrite.begin(
        switch (state) {
          case ON -> Purpose.REPLACE;
          case SWITCHING -> Purpose.BEGIN;
          case OFF -> Purpose.BASE_ALONE;
        },
        nowMs);
  }

  @Override
  public void onRewritten(long offset, long startedMs, long nowMs) {
    facts.lastRewriteFailed = false;
    facts.lastRewriteSeconds = (nowMs - startedMs) / 1000;
    schedule.onSuccess(currentBytes());
    switch (state) {
      case ON -> tail.replaced(offset);
      case SWITCHING -> {
        transition(State.ON, "the base is safe");
        tail.named(offset);
      }
      case OFF -> {}
    }
  }

  @Override
  public void onRewriteFailed(long nowMs) {
    facts.lastRewriteFailed = true;
    boolean isNeeded = state == State.SWITCHING || tail.needsBase();
    if (state == State.SWITCHING) {
      tail.close();
    }
    schedule.onFailure(isNeeded, nowMs);
  }

  private void transition(State next, String reason) {
    log.notice("Append only file: " + state + " -> " + next + ": " + reason);
    state = next;
    durableListener.run();
  }

  @Override
  public void close() {
    rewrite.abandon();
    tail.close();
  }
}
