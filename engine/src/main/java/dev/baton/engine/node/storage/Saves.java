package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.config.SavePoint;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.command.Saving;
import dev.baton.engine.persistence.DelayedWriter;
import dev.baton.engine.persistence.SnapshotCut;
import dev.baton.engine.persistence.SnapshotPace;
import dev.baton.engine.persistence.SnapshotSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Saves the data as an RDB file: on command, at save points, before the end. A background save
 * encodes a slice at a time, so that clients are served in between.
 */
public final class Saves implements Saving {
  // As Redis: a failing disk is not asked more often than this.
  private static final long RETRY_MS = 5000;
  private static final long NEVER = -1;

  private final Configuration configuration;
  private final Keyspace keyspace;
  private final SnapshotSource snapshots;
  private final SnapshotPace pace;
  private final Disk disk;
  private final long processId;
  private final Log log;
  private @Nullable RunningSave running;
  private long lastSaveMs;
  private long lastTryMs = NEVER;
  private long lastDurationMs = NEVER;
  private boolean lastFailed;
  private boolean scheduled;
  private BooleanSupplier rewriting = () -> false;
  private Supplier<Runnable> atCut = () -> () -> {};
  private long count;

  /** Saves below {@code disk}; {@code processId} names what is not complete. */
  public Saves(
      Configuration configuration,
      Keyspace keyspace,
      SnapshotSource snapshots,
      SnapshotPace pace,
      Disk disk,
      long processId,
      Log log) {
    this.configuration = configuration;
    this.keyspace = keyspace;
    this.snapshots = snapshots;
    this.pace = pace;
    this.disk = disk;
    this.processId = processId;
    this.log = log;
  }

  /** What is scheduled waits while {@code busy} says so. */
  public void holdWhile(BooleanSupplier busy) {
    rewriting = busy;
  }

  /** What {@code listener} returns when data is frozen is run once exactly that data is saved. */
  public void atCut(Supplier<Runnable> listener) {
    atCut = listener;
  }

  /** The server starts: save points count from here. */
  public void start(long nowMs) {
    lastSaveMs = nowMs;
  }

  /** Whether a save in the background is under way. */
  public boolean isRunning() {
    return running != null;
  }

  /** Whether a slice can be written when the pace allows it. */
  public boolean hasWork() {
    return running != null
        && !running.written
        && !running.writer.isDelayed()
        && running.file.hasRoom();
  }

  /** Whether the last save failed, so that writes may have to be refused. */
  public boolean lastFailed() {
    return lastFailed;
  }

  /** How many saves succeeded. */
  public long count() {
    return count;
  }

  /** How long the last background save took; -1 when there was none. */
  public long lastDurationMs() {
    return lastDurationMs;
  }

  /** Since when a background save runs; -1 when none does. */
  public long runningSinceMs() {
    return running == null ? NEVER : running.startedMs;
  }

  @Override
  public long lastSaveMs() {
    return lastSaveMs;
  }

  @Override
  public @Nullable String save(long nowMs) {
    if (running != null) {
      return "ERR Background save already in progress";
    }
    return saveNow(nowMs) ? null : "ERR";
  }

  @Override
  public @Nullable String saveInBackground(long nowMs) {
    if (running != null) {
      return "ERR Background save already in progress";
    }
    return begin(nowMs) ? null : "ERR";
  }

  @Override
  public String saveWhenPossible(long nowMs) {
    if (running == null && rewriting.getAsBoolean()) {
      scheduled = true;
      return "+Background saving scheduled";
    }
    String error = saveInBackground(nowMs);
    return error == null ? "+Background saving started" : "-" + error;
  }

  @Override
  public String cancel() {
    if (running != null && !running.written) {
      log.notice("Background saving cancelled");
      discardRunning();
      return "+Background saving cancelled";
    }
    if (scheduled) {
      scheduled = false;
      return "+Scheduled background saving cancelled";
    }
    return "-ERR Background saving is currently not in progress or scheduled";
  }

  /** All data is gone on command: a save of it would bring it back. */
  public void onFlushedAll() {
    if (running != null && !running.written) {
      log.notice("Background saving given up: all of its data was deleted");
      discardRunning();
    }
  }

  /** Saves while everything waits; a background save is given up for it. */
  public boolean saveNow(long nowMs) {
    discardRunning();
    lastTryMs = nowMs;
    SnapshotCut cut = snapshots.cut(1, nowMs);
    Runnable whenSaved = atCut.get();
    try {
      Disk.Writing file = disk.create(temporaryName(""));
      cut.open().writeSome(file, Long.MAX_VALUE / 2);
      file.commitAndWait(configuration.textOf("dbfilename"));
    } catch (DiskException e) {
      // As by Redis: who asked is told, and no write is refused for it.
      log.warning("Error saving the DB: " + e.getMessage());
      return false;
    } finally {
      cut.release();
    }
    succeed(keyspace.changesSinceSave(), nowMs);
    whenSaved.run();
    return true;
  }

  /** Every 100 ms or so, and at once again while there is work. */
  public void onTick(long nowMs) {
    if (running != null) {
      work(running, nowMs);
    } else if ((scheduled && !rewriting.getAsBoolean()) || isDue(nowMs)) {
      begin(nowMs);
    }
  }

  /** Ends a save that is under way; what it has written is deleted. */
  public void close() {
    discardRunning();
  }

  private boolean isDue(long nowMs) {
    if (lastFailed && nowMs - lastTryMs < RETRY_MS) {
      return false;
    }
    List<SavePoint> points = configuration.savePoints();
    if (lastFailed && !points.isEmpty()) {
      // Writes are refused meanwhile, so no change would ever make it due again.
      log.notice("The last save failed. Saving...");
      return true;
    }
    long changes = keyspace.changesSinceSave();
    for (SavePoint point : points) {
      if (changes >= point.changes() && nowMs - lastSaveMs > point.seconds() * 1000) {
        log.notice(point.changes() + " changes in " + point.seconds() + " seconds. Saving...");
        return true;
      }
    }
    return false;
  }

  private boolean begin(long nowMs) {
    lastTryMs = nowMs;
    scheduled = false;
    try {
      Disk.Writing file = disk.create(temporaryName("-background"));
      SnapshotCut cut = snapshots.cut(1, nowMs);
      DelayedWriter writer =
          new DelayedWriter(RdbSettings.saveDelay(configuration), cut.open(), pace, nowMs);
      long changes = keyspace.changesSinceSave();
      running = new RunningSave(cut, writer, file, changes, nowMs, atCut.get());
      log.notice("Background saving started");
      return true;
    } catch (DiskException e) {
      fail(e);
      return false;
    }
  }

  private void work(RunningSave save, long nowMs) {
    if (save.written || !save.file.hasRoom()) {
      return;
    }
    try {
      save.written = save.writer.writeSome(save.file, nowMs);
      if (save.written) {
        save.cut.release();
        save.file.commit(
            configuration.textOf("dbfilename"), (failure, at) -> onCommitted(save, failure, at));
      }
    } catch (DiskException e) {
      running = null;
      save.file.discard();
      fail(e);
    }
  }

  private void onCommitted(RunningSave save, @Nullable DiskException failure, long nowMs) {
    running = running == save ? null : running;
    if (failure == null) {
      lastDurationMs = nowMs - save.startedMs;
      succeed(save.changes, nowMs);
      save.whenSaved.run();
      log.notice("Background saving terminated with success");
    } else {
      fail(failure);
    }
  }

  private void succeed(long changes, long nowMs) {
    keyspace.changesSaved(changes);
    lastSaveMs = nowMs;
    lastFailed = false;
    count++;
    log.notice("DB saved on disk");
  }

  private void fail(DiskException failure) {
    lastFailed = true;
    log.warning("Background saving error: " + failure.getMessage());
  }

  private void discardRunning() {
    if (running != null && !running.written) {
      running.cut.release();
      running.file.discard();
    }
    running = null;
  }

  /** A background save may still be on its way to the disk while everything waits for another. */
  private String temporaryName(String suffix) {
    return "temp-" + processId + suffix + ".rdb";
  }
}
