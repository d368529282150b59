package dev.baton.engine.node.storage;

import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.persistence.AofManifest;
import dev.baton.engine.persistence.AofManifest.Part;
import dev.baton.engine.persistence.DelayedWriter;
import dev.baton.engine.persistence.SnapshotCut;
import dev.baton.engine.persistence.SnapshotPace;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rewrite of the append only file: a base of the present data takes the place of everything
 * before it, while clients are served.
 *
 * <pre>
 * stage      event                                                     next
 * IDLE       begin, the file is kept: the next increment is made       NAMING
 * IDLE       begin, it is off or not named yet: the data is frozen     WRITING
 * NAMING     the manifest that names the increment is safe: writes
 *            turn to it, and the data is frozen at that moment         WRITING
 * WRITING    all slices of the base are written                        COMMITTING
 * COMMITTING the base is safe under its name                           REPLACING
 * REPLACING  the manifest that begins with it is safe                  IDLE, finished
 * any        the disk refuses                                          IDLE, failed
 * any        abandon: the data was replaced, or the file switched off  IDLE
 * </pre>
 *
 * In every stage a crash leaves a manifest whose files are all there.
 */
final class AofRewrite {
  /** Told how a rewrite ended that was not abandoned. */
  interface Listener {
    /** The base of the data at {@code offset} is the beginning now. */
    void onRewritten(long offset, long startedMs, long nowMs);

    /** The disk refused; the files are what they were. */
    void onRewriteFailed(long nowMs);
  }

  /** What becomes of the increments that are there. */
  enum Purpose {
    /** The file is kept: the increments up to now are replaced. */
    REPLACE,
    /** The files on the disk are of other data: all of them are replaced. */
    BEGIN,
    /** Nothing is appended: a base alone is written. */
    BASE_ALONE
  }

  private enum Stage {
    IDLE,
    NAMING,
    WRITING,
    COMMITTING,
    REPLACING
  }

  private final Configuration configuration;
  private final AofFiles files;
  private final AofTail tail;
  private final BaseSource bases;
  private final SnapshotPace pace;
  private final StreamPosition position;
  private final Log log;
  private final Listener listener;
  private Stage stage = Stage.IDLE;
  private @Nullable Run run;

  /** One rewrite; what comes late is known by it. */
  private static final class Run {
    final Part base;
    final boolean rdb;
    final @Nullable Part increment;
    final long startedMs;
    Disk.@Nullable Appending next;
    @Nullable SnapshotCut cut;
    @Nullable DelayedWriter writer;
    Disk.@Nullable Writing target;
    long offset;

    Run(Part base, boolean rdb, @Nullable Part increment, long startedMs) {
      this.base = base;
      this.rdb = rdb;
      this.increment = increment;
      this.startedMs = startedMs;
    }
  }

  AofRewrite(
      Configuration configuration,
      AofFiles files,
      AofTail tail,
      BaseSource bases,
      SnapshotPace pace,
      StreamPosition position,
      Listener listener,
      Log log) {
    this.configuration = configuration;
    this.files = files;
    this.tail = tail;
    this.bases = bases;
    this.pace = pace;
    this.position = position;
    this.listener = listener;
    this.log = log;
  }

  boolean isRunning() {
    return stage != Stage.IDLE;
  }

  /** When it began; -1 while none runs. */
  long startedMs() {
    return run == null ? -1 : run.startedMs;
  }

  /** Whether another could begin: this one, and the one before, have let go of all files. */
  boolean mayBegin() {
    return stage == Stage.IDLE && !files.isBusy() && tail.mayTurn();
  }

  /** Whether a slice can be written when the pace allows it. */
  boolean hasWork() {
    Disk.Writing target = run == null ? null : run.target;
    DelayedWriter writer = run == null ? null : run.writer;
    return stage == Stage.WRITING
        && target != null
        && target.hasRoom()
        && writer != null
        && !writer.isDelayed();
  }

  /** Begins; false when the disk refuses at once. */
  boolean begin(Purpose purpose, long nowMs) {
    boolean appends = purpose != Purpose.BASE_ALONE;
    boolean rdb = configuration.isOn("aof-use-rdb-preamble");
    Part increment = appends ? files.nextIncrement() : null;
    Run begun = new Run(files.nextBase(rdb), rdb, increment, nowMs);
    run = begun;
    log.notice("Background append only file rewriting started");
    try {
      if (begun.increment != null) {
        begun.next = files.open(begun.increment, true);
        log.notice("Creating AOF incr file " + begun.increment.name() + " on background rewrite");
      }
      switch (purpose) {
        case REPLACE -> name(begun);
        case BEGIN -> {
          tail.openUnnamed(takeNext(begun));
          freeze(begun, nowMs);
        }
        case BASE_ALONE -> freeze(begun, nowMs);
      }
    } catch (DiskException refused) {
      fail(refused, nowMs);
    }
    return run == begun;
  }

  private static Disk.Appending takeNext(Run current) {
    Disk.Appending next = Objects.requireNonNull(current.next, "opened at the beginning");
    current.next = null;
    return next;
  }

  private void name(Run current) {
    stage = Stage.NAMING;
    Part increment = Objects.requireNonNull(current.increment, "named at the beginning");
    AofManifest named = files.manifest().withIncrement(increment);
    files.commit(
        named,
        (failure, nowMs) -> {
          if (run == current && failure != null) {
            fail(failure, nowMs);
          } else if (run == current) {
            files.addClosed(tail.turnTo(takeNext(current)));
            freeze(current, nowMs);
          }
        });
  }

  private void freeze(Run current, long nowMs) {
    try {
      current.target = files.createBase();
    } catch (DiskException refused) {
      fail(refused, nowMs);
      return;
    }
    stage = Stage.WRITING;
    SnapshotCut cut = bases.cutBase(current.rdb, nowMs);
    current.cut = cut;
    current.writer =
        new DelayedWriter(RdbSettings.saveDelay(configuration), cut.open(), pace, nowMs);
    current.offset = position.offset();
  }

  /** Writes a slice of the base, if the disk keeps up. */
  void work(long nowMs) {
    Run current = run;
    if (stage != Stage.WRITING || current == null) {
      return;
    }
    Disk.Writing target = Objects.requireNonNull(current.target, "frozen");
    if (!target.hasRoom()) {
      return;
    }
    try {
      if (!Objects.requireNonNull(current.writer, "frozen").writeSome(target, nowMs)) {
        return;
      }
    } catch (DiskException refused) {
      fail(refused, nowMs);
      return;
    }
    stage = Stage.COMMITTING;
    release(current);
    current.target = null;
    files.commitBase(current.base, target, (failure, at) -> onBase(current, failure, at));
  }

  private void onBase(Run current, @Nullable DiskException failure, long nowMs) {
    if (run != current) {
      files.delete(current.base);
      return;
    }
    if (failure != null) {
      fail(failure, nowMs);
      return;
    }
    stage = Stage.REPLACING;
    List<Part> kept = current.increment == null ? List.of() : List.of(current.increment);
    try {
      files.commit(
          files.manifest().rebased(current.base, kept),
          (refusal, at) -> onReplaced(current, refusal, at));
    } catch (DiskException refused) {
      fail(refused, nowMs);
    }
  }

  private void onReplaced(Run current, @Nullable DiskException failure, long nowMs) {
    if (run != current) {
      return;
    }
    if (failure != null) {
      fail(failure, nowMs);
      return;
    }
    run = null;
    stage = Stage.IDLE;
    files.measure();
    log.notice("Background AOF rewrite finished successfully");
    listener.onRewritten(current.offset, current.startedMs, nowMs);
    files.removeHistory();
  }

  private void fail(DiskException reason, long nowMs) {
    log.warning("Background AOF rewrite terminated with error: " + reason.getMessage());
    abandon();
    listener.onRewriteFailed(nowMs);
  }

  /** Gives it up, if one runs; what it has written so far is of no use. */
  void abandon() {
    Run current = run;
    run = null;
    stage = Stage.IDLE;
    if (current == null) {
      return;
    }
    release(current);
    if (current.target != null) {
      current.target.discard();
    }
    if (current.next != null) {
      current.next.close();
    }
  }

  private static void release(Run current) {
    if (current.cut != null) {
      current.cut.release();
      current.cut = null;
    }
  }
}
