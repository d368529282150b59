package dev.baton.engine.node;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Log;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.node.command.Rewriting;
import dev.baton.engine.persistence.AofException;
import dev.baton.engine.persistence.AofManifest;
import dev.baton.engine.persistence.AofManifest.Part;
import dev.baton.engine.persistence.SlicedWriter;
import dev.baton.engine.persistence.SnapshotCut;
import dev.baton.engine.persistence.SnapshotSource;
import dev.baton.engine.resp.Arguments;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The append only file: a base, which is a snapshot, and increments, which are what was propagated
 * since, named by a manifest. Files and names are those of Redis 7.
 *
 * <pre>
 * state      event                                                  next
 * OFF        start with appendonly yes, data loaded                 ON
 * OFF        CONFIG SET appendonly yes                              SWITCHING
 * ON         all data replaced by a primary's                       SWITCHING
 * SWITCHING  a base of the present data and its manifest are safe   ON
 * SWITCHING  a rewrite failed                                       SWITCHING, after a delay
 * any        CONFIG SET appendonly no                               OFF
 *
 * rewrite    event                                                  next
 * IDLE       ON: the next increment is made and named               OPENING
 * OPENING    the manifest that names it is safe                     TURNING
 * TURNING    the last increment is safe: writes turn to the next    WRITING
 * IDLE       OFF, SWITCHING: nothing has to be named before         WRITING
 * WRITING    the snapshot is encoded                                COMMITTING
 * COMMITTING base safe, manifest safe, old files gone               IDLE
 * any        the disk refuses, or the data is replaced              IDLE
 * </pre>
 *
 * While SWITCHING the files on the disk are those of the time before; the new increment is not
 * named yet. In every state a crash leaves a manifest whose files are all there.
 */
final class AppendOnly implements Rewriting, AutoCloseable {
  private enum State {
    OFF,
    SWITCHING,
    ON
  }

  private enum Stage {
    IDLE,
    OPENING,
    TURNING,
    WRITING,
    COMMITTING
  }

  // About a millisecond of encoding.
  private static final long SLICE_BYTES = 512 * 1024;
  private static final long SYNC_PERIOD_MS = 1000;
  // As Redis: longer than this the disk is called busy.
  private static final long DELAYED_MS = 2000;
  // A disk that is that far behind stops the clients until it has caught up.
  private static final long UNWRITTEN_BYTES_MAX = 64L * 1024 * 1024;
  private static final long SWITCH_RETRY_MS = 1000;
  private static final int FAILURES_UNLIMITED = 3;
  private static final long MINUTE_MS = 60_000;
  private static final int LIMIT_MINUTES_MAX = 60;

  private static final String ONLY_RDB =
      "bases of the append only file are written as RDB only: set aof-use-rdb-preamble to yes";

  private final Configuration configuration;
  private final Disk folder;
  private final SnapshotSource snapshots;
  private final AppendOnlyText text;
  private final StreamPosition position;
  private final BooleanSupplier saving;
  private final HostInfo host;
  private final Consumer<String> fatal;
  private final Log log;
  private final AppendOnlyFacts facts = new AppendOnlyFacts();

  private State state = State.OFF;
  private AofManifest manifest = AofManifest.EMPTY;
  private Disk.@Nullable Appending file;
  private long baseSequence;
  private long incrementSequence;
  private long otherIncrementsBytes;

  private boolean always;
  private boolean everySecond;
  private boolean flushing;
  private boolean unsynced;
  private boolean delayCounted;
  private long flushStartedMs;
  private long lastSyncMs;
  private long syncedOffset;
  private @Nullable String writeError;

  private Stage stage = Stage.IDLE;
  private @Nullable Rewrite rewrite;
  private int committing;
  private boolean scheduled;
  private int failures;
  private long retryAtMs;
  private boolean begun;
  private Runnable durableListener = () -> {};

  /** A rewrite on its way; replaced as a whole, so that what comes late is known by it. */
  private static final class Rewrite {
    final Part base;
    final @Nullable Part increment;
    final long startedMs;
    Disk.@Nullable Appending next;
    @Nullable SnapshotCut cut;
    @Nullable SlicedWriter writer;
    Disk.@Nullable Writing target;
    long offset;

    Rewrite(Part base, @Nullable Part increment, long startedMs) {
      this.base = base;
      this.increment = increment;
      this.startedMs = startedMs;
    }
  }

  AppendOnly(
      Configuration configuration,
      Disk disk,
      SnapshotSource snapshots,
      StreamPosition position,
      BooleanSupplier saving,
      HostInfo host,
      Consumer<String> fatal,
      Log log) {
    this.configuration = configuration;
    this.folder = disk.folder(configuration.textOf("appenddirname"));
    this.snapshots = snapshots;
    this.position = position;
    this.text = new AppendOnlyText(position);
    this.saving = saving;
    this.host = host;
    this.fatal = fatal;
    this.log = log;
    configuration.onSet("appendonly", this::objectToSwitch);
    configuration.onSet("aof-use-rdb-preamble", this::objectToForm);
    configuration.onChange("appendonly", () -> onSwitched(position.nowMs()));
    configuration.onChange("appendfsync", this::choosePolicy);
    configuration.onChange("aof-timestamp-enabled", this::chooseTimestamps);
    choosePolicy();
    chooseTimestamps();
  }

  private @Nullable String objectToSwitch(String wanted) {
    boolean readable = configuration.isOn("aof-use-rdb-preamble");
    return wanted.equals("yes") && !readable ? ONLY_RDB : null;
  }

  private @Nullable String objectToForm(String wanted) {
    return wanted.equals("no") && configuration.isOn("appendonly") ? ONLY_RDB : null;
  }

  /** Lets {@code listener} know when more has become safe. */
  void onDurable(Runnable listener) {
    durableListener = listener;
  }

  private void choosePolicy() {
    always = configuration.textOf("appendfsync").equals("always");
    everySecond = configuration.textOf("appendfsync").equals("everysec");
  }

  private void chooseTimestamps() {
    text.setTimestamps(configuration.isOn("aof-timestamp-enabled"));
  }

  // ---- facts

  boolean isOn() {
    return state != State.OFF;
  }

  boolean isRewriting() {
    return stage != Stage.IDLE;
  }

  /** Whether an initial base is still being written, before which a clean end loses data. */
  boolean isSwitching() {
    return state == State.SWITCHING;
  }

  /** Why the disk refused what was appended; null when it did not. */
  @Nullable String writeError() {
    return state == State.OFF ? null : writeError;
  }

  /** The offset of the stream up to which everything survives a crash. */
  long durableOffset() {
    return state == State.ON ? syncedOffset : 0;
  }

  /** Whether replies have to wait, and with them what clients ask next. */
  boolean holdsReplies() {
    return stage == Stage.TURNING
        || (file != null && file.unwrittenBytes() > UNWRITTEN_BYTES_MAX)
        || ((flushing || writeError != null) && always && state == State.ON);
  }

  /** Whether nothing waits to be written. */
  boolean isClean() {
    return file == null || file.unwrittenBytes() == 0;
  }

  /** Whether a slice of a rewrite can be written at once. */
  boolean hasWork() {
    Disk.Writing target = rewrite == null ? null : rewrite.target;
    return stage == Stage.WRITING && target != null && target.hasRoom();
  }

  /** What INFO shows. */
  AppendOnlyFacts facts(long nowMs) {
    facts.enabled = isOn();
    facts.rewriting = isRewriting();
    facts.scheduled = scheduled;
    facts.writeFailed = writeError() != null;
    facts.currentRewriteSeconds = rewrite == null ? -1 : (nowMs - rewrite.startedMs) / 1000;
    facts.currentBytes = currentBytes();
    facts.bufferBytes = file == null ? 0 : file.unwrittenBytes();
    facts.pendingSync = flushing;
    facts.failures = failures;
    return facts;
  }

  // ---- the start

  /**
   * Reads the manifest of an earlier life.
   *
   * @throws AofException when there is one that cannot be used
   * @throws DiskException when it cannot be read
   */
  AofManifest readManifest() {
    if (configuration.isOn("appendonly") && !configuration.isOn("aof-use-rdb-preamble")) {
      throw new AofException(ONLY_RDB);
    }
    byte[] bytes = SmallFile.read(folder, manifestName());
    if (bytes != null) {
      manifest = AofManifest.parse(bytes);
    }
    baseSequence = manifest.nextBaseSequence();
    incrementSequence = manifest.nextIncrementSequence();
    return manifest;
  }

  Disk folder() {
    return folder;
  }

  AofManifest manifest() {
    return manifest;
  }

  /**
   * The data is loaded: goes on with the last increment, or makes the first files, waiting for the
   * disk.
   *
   * @throws DiskException when it refuses
   */
  void begin(long nowMs) {
    begun = true;
    if (!configuration.isOn("appendonly")) {
      return;
    }
    lastSyncMs = nowMs;
    if (manifest.base() == null && manifest.increments().isEmpty()) {
      Part base = nextBase();
      log.notice("Creating AOF base file " + base.name() + " on server start");
      writeBaseAndWait(base, nowMs);
      manifest = manifest.rebased(base, List.of());
    }
    boolean fresh = manifest.increments().isEmpty();
    if (fresh) {
      manifest = manifest.withIncrement(nextIncrement());
    }
    String name = manifest.increments().getLast().name();
    log.notice((fresh ? "Creating" : "Opening") + " AOF incr file " + name + " on server start");
    file = folder.append(name, fresh);
    manifest.history().forEach(each -> folder.delete(each.name()));
    if (fresh || !manifest.history().isEmpty()) {
      manifest = manifest.withoutHistory();
      newManifest(manifest).commitAndWait(manifestName());
    }
    measure();
    facts.baseBytes = currentBytes();
    syncedOffset = position.offset();
    text.forgetDatabase();
    transition(State.ON, "the data is loaded");
  }

  private void writeBaseAndWait(Part base, long nowMs) {
    SnapshotCut cut = snapshots.cut(1, nowMs);
    try {
      Disk.Writing target = folder.create(temporaryName());
      cut.open().writeSome(target, Long.MAX_VALUE / 2);
      target.commitAndWait(base.name());
    } finally {
      cut.release();
    }
  }

  // ---- what is appended

  void feed(int databaseIndex, Arguments words) {
    if (file != null) {
      text.write(file, databaseIndex, words);
    }
  }

  void feed(int databaseIndex, List<Bytes> words) {
    if (file != null) {
      text.write(file, databaseIndex, words);
    }
  }

  /** Appends one encoded command of the stream that we receive. */
  void feedRaw(int databaseIndex, long address, int length) {
    if (file != null) {
      text.write(file, databaseIndex, address, length);
    }
  }

  /** Once a turn, after everything was executed and before anybody is told. */
  void onTurnEnd(long nowMs) {
    if (file != null && text.positionMoved()) {
      text.writePosition(file);
    }
    flushIfDue(nowMs);
    if (stage == Stage.TURNING) {
      turn(nowMs);
    }
  }

  private void flushIfDue(long nowMs) {
    Disk.Appending current = file;
    if (current == null) {
      return;
    }
    boolean waits = current.unwrittenBytes() > 0;
    if (flushing) {
      countDelay(waits, nowMs);
      return;
    }
    boolean periodic = everySecond && nowMs - lastSyncMs >= SYNC_PERIOD_MS;
    periodic &= !(isRewriting() && configuration.isOn("no-appendfsync-on-rewrite"));
    boolean force = always || stage == Stage.TURNING || periodic;
    if (waits || (force && unsynced)) {
      flush(current, force, nowMs);
    }
  }

  private void countDelay(boolean waits, long nowMs) {
    if (waits && !delayCounted && nowMs - flushStartedMs > DELAYED_MS) {
      delayCounted = true;
      facts.delayedSyncs++;
      log.notice(
          "Asynchronous AOF fsync is taking too long (disk is busy?). Writing the AOF buffer waits"
              + " for fsync to complete, this may slow down Redis.");
    }
  }

  // What is told of a file that was left in the meantime is of no interest: identity is meant.
  @SuppressWarnings("ReferenceEquality")
  private void flush(Disk.Appending target, boolean force, long nowMs) {
    flushing = true;
    unsynced = true;
    delayCounted = false;
    flushStartedMs = nowMs;
    long reached = position.offset();
    target.flush(
        force,
        (failure, at) -> {
          if (target == file) {
            onFlushed(force, reached, failure, at);
          }
        });
  }

  private void onFlushed(boolean force, long reached, @Nullable DiskException failure, long now) {
    flushing = false;
    if (failure != null) {
      onWriteFailed(failure);
      return;
    }
    if (writeError != null) {
      writeError = null;
      log.warning("AOF write error looks solved. The server can write again.");
    }
    if (force) {
      unsynced = false;
      lastSyncMs = now;
      syncedOffset = Math.max(syncedOffset, reached);
      durableListener.run();
    }
  }

  private void onWriteFailed(DiskException failure) {
    if (writeError == null) {
      log.warning("Error writing to the AOF file: " + failure.getMessage());
    }
    writeError = String.valueOf(failure.getMessage());
    if (always && state == State.ON) {
      fatal.accept(
          "Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...");
    } else if (stage == Stage.TURNING) {
      fail("the last increment could not be made safe", position.nowMs());
    }
  }

  // ---- time

  /** Every 100 ms or so, and at once again while there is work. */
  void onTick(long nowMs) {
    Rewrite current = rewrite;
    if (stage == Stage.WRITING && current != null) {
      work(current, nowMs);
    } else if (stage == Stage.IDLE && committing == 0 && isRewriteDue(nowMs)) {
      scheduled = false;
      start(nowMs);
    }
  }

  private boolean isRewriteDue(long nowMs) {
    if (saving.getAsBoolean()) {
      return false;
    }
    if (scheduled) {
      return true;
    }
    if (nowMs < retryAtMs || state == State.OFF) {
      return false;
    }
    return state == State.SWITCHING || hasGrown();
  }

  private boolean hasGrown() {
    long percentage = configuration.longOf("auto-aof-rewrite-percentage");
    long bytes = currentBytes();
    if (percentage == 0 || bytes <= configuration.longOf("auto-aof-rewrite-min-size")) {
      return false;
    }
    long base = Math.max(1, facts.baseBytes);
    long growth = (long) (100.0 * bytes / base) - 100;
    if (growth >= percentage) {
      log.notice("Starting automatic rewriting of AOF on " + growth + "% growth");
    }
    return growth >= percentage;
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
  void onDataReplaced(long nowMs) {
    if (state != State.OFF) {
      transition(State.SWITCHING, "the data was replaced");
      restart(nowMs);
    }
  }

  private void restart(long nowMs) {
    abandonRewrite();
    closeFile();
    syncedOffset = 0;
    retryAtMs = nowMs;
    if (committing == 0) {
      start(nowMs);
    }
  }

  private void stop() {
    abandonRewrite();
    scheduled = false;
    if (file != null && state == State.ON) {
      // Once, on request: what was answered must be there when it is switched on again by hand.
      try {
        file.flushAndWait();
      } catch (DiskException refused) {
        log.warning("Fail to fsync the AOF file: " + refused.getMessage());
      }
    }
    closeFile();
  }

  private void closeFile() {
    if (file != null) {
      file.close();
    }
    file = null;
    flushing = false;
    unsynced = false;
    writeError = null;
    text.forgetDatabase();
  }

  /** Everything appended is made safe, waiting for it; an error text, or null. */
  @Nullable String flushAndWait(boolean withPosition) {
    Disk.Appending current = file;
    if (current == null) {
      return null;
    }
    if (withPosition) {
      text.writePosition(current);
    }
    try {
      current.flushAndWait();
      syncedOffset = position.offset();
      return null;
    } catch (DiskException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  // ---- the rewrite

  @Override
  public String rewriteInBackground(long nowMs) {
    if (stage != Stage.IDLE) {
      return "-ERR Background append only file rewriting already in progress";
    }
    if (saving.getAsBoolean() || committing > 0) {
      scheduled = true;
      return "+Background append only file rewriting scheduled";
    }
    return start(nowMs)
        ? "+Background append only file rewriting started"
        : "-ERR Can't execute an AOF background rewriting. Please check the server logs for more"
            + " information.";
  }

  private boolean start(long nowMs) {
    Part increment = state == State.OFF ? null : nextIncrement();
    Rewrite next = new Rewrite(nextBase(), increment, nowMs);
    rewrite = next;
    try {
      if (increment != null) {
        next.next = folder.append(increment.name(), true);
        log.notice("Creating AOF incr file " + increment.name() + " on background rewrite");
      }
      log.notice("Background append only file rewriting started");
      if (state == State.ON) {
        stage = Stage.OPENING;
        AofManifest named = manifest.withIncrement(Objects.requireNonNull(increment, "made above"));
        commit(named, next, at -> stage = Stage.TURNING);
      } else {
        useNext(next);
        beginBase(next, nowMs);
      }
      return true;
    } catch (DiskException refused) {
      fail(String.valueOf(refused.getMessage()), nowMs);
      return false;
    }
  }

  /** Turns to the next increment as soon as the last one is whole and safe. */
  private void turn(long nowMs) {
    Rewrite current = rewrite;
    if (current == null || flushing || unsynced || !isClean()) {
      return;
    }
    useNext(current);
    try {
      beginBase(current, nowMs);
    } catch (DiskException refused) {
      fail(String.valueOf(refused.getMessage()), nowMs);
    }
  }

  private void useNext(Rewrite current) {
    if (file != null) {
      otherIncrementsBytes += file.length();
      file.close();
    }
    file = current.next;
    current.next = null;
    text.forgetDatabase();
  }

  private void beginBase(Rewrite current, long nowMs) {
    stage = Stage.WRITING;
    current.target = folder.create(temporaryName());
    SnapshotCut cut = snapshots.cut(1, nowMs);
    current.cut = cut;
    current.writer = cut.open();
    current.offset = position.offset();
  }

  private void work(Rewrite current, long nowMs) {
    Disk.Writing target = Objects.requireNonNull(current.target, "begun");
    if (!target.hasRoom()) {
      return;
    }
    try {
      if (!Objects.requireNonNull(current.writer, "begun").writeSome(target, SLICE_BYTES)) {
        return;
      }
      stage = Stage.COMMITTING;
      releaseCut(current);
      current.target = null;
      committing++;
      target.commit(current.base.name(), (failure, at) -> onBase(current, failure, at));
    } catch (DiskException refused) {
      fail(String.valueOf(refused.getMessage()), nowMs);
    }
  }

  private void onBase(Rewrite current, @Nullable DiskException failure, long nowMs) {
    committing--;
    if (rewrite != current) {
      folder.delete(current.base.name());
      return;
    }
    if (failure != null) {
      fail(String.valueOf(failure.getMessage()), nowMs);
      return;
    }
    List<Part> kept = List.of();
    Part increment = current.increment;
    if (increment != null) {
      kept =
          state == State.SWITCHING
              ? List.of(increment)
              : manifest.increments().stream()
                  .filter(each -> each.sequence() >= increment.sequence())
                  .toList();
    }
    commit(manifest.rebased(current.base, kept), current, at -> succeed(current, at));
  }

  private void succeed(Rewrite current, long nowMs) {
    rewrite = null;
    stage = Stage.IDLE;
    failures = 0;
    retryAtMs = 0;
    facts.lastRewriteFailed = false;
    facts.lastRewriteSeconds = (nowMs - current.startedMs) / 1000;
    facts.rewrites++;
    measure();
    facts.baseBytes = currentBytes();
    log.notice("Background AOF rewrite finished successfully");
    if (state == State.SWITCHING) {
      syncedOffset = Math.max(syncedOffset, current.offset);
      transition(State.ON, "the base is safe");
    }
    if (!configuration.isOn("aof-disable-auto-gc")) {
      manifest
          .history()
          .forEach(each -> {
            log.notice("Removing the history file " + each.name() + " in the background");
            folder.delete(each.name());
          });
      commit(manifest.withoutHistory(), null, at -> {});
    }
  }

  /** Makes {@code next} the manifest; a failure ends {@code owner}. */
  private void commit(AofManifest next, @Nullable Rewrite owner, Consumer<Long> then) {
    Disk.Writing target = newManifest(next);
    committing++;
    target.commit(
        manifestName(),
        (failure, at) -> {
          committing--;
          if (failure == null) {
            // It is on the disk, whatever has become of the rewrite that wanted it.
            manifest = next;
          }
          if (owner == rewrite && failure == null) {
            then.accept(at);
          } else if (owner != null && owner == rewrite) {
            fail(String.valueOf(failure == null ? "" : failure.getMessage()), at);
          }
        });
  }

  private Disk.Writing newManifest(AofManifest next) {
    Disk.Writing target = folder.create("temp-" + manifestName());
    target.write(next.text());
    return target;
  }

  private void fail(String reason, long nowMs) {
    log.warning("Background AOF rewrite terminated with error: " + reason);
    abandonRewrite();
    facts.lastRewriteFailed = true;
    failures++;
    if (state == State.SWITCHING) {
      closeFile();
      retryAtMs =
          nowMs + SWITCH_RETRY_MS * Math.min(LIMIT_MINUTES_MAX, 1L << Math.min(failures, 6));
    } else if (failures >= FAILURES_UNLIMITED) {
      int doubled = 1 << Math.min(failures - FAILURES_UNLIMITED, 6);
      int minutes = Math.min(doubled, LIMIT_MINUTES_MAX);
      retryAtMs = nowMs + minutes * MINUTE_MS;
      log.warning(
          "Background AOF rewrite has repeatedly failed and triggered the limit, will retry in "
              + minutes
              + " minutes");
    }
  }

  private void abandonRewrite() {
    Rewrite current = rewrite;
    rewrite = null;
    stage = Stage.IDLE;
    if (current == null) {
      return;
    }
    releaseCut(current);
    if (current.target != null) {
      current.target.discard();
    }
    if (current.next != null) {
      current.next.close();
    }
  }

  private static void releaseCut(Rewrite current) {
    if (current.cut != null) {
      current.cut.release();
      current.cut = null;
    }
  }

  // ---- helpers

  private void measure() {
    otherIncrementsBytes = 0;
    for (Part each : manifest.parts()) {
      boolean isOpen =
          !manifest.increments().isEmpty() && each.equals(manifest.increments().getLast());
      otherIncrementsBytes += isOpen ? 0 : SmallFile.length(folder, each.name());
    }
  }

  private long currentBytes() {
    return otherIncrementsBytes + (file == null ? 0 : file.length());
  }

  private Part nextBase() {
    long sequence = baseSequence++;
    return new Part(prefix() + sequence + ".base.rdb", sequence);
  }

  private Part nextIncrement() {
    long sequence = incrementSequence++;
    return new Part(prefix() + sequence + ".incr.aof", sequence);
  }

  private String prefix() {
    return configuration.textOf("appendfilename") + ".";
  }

  private String manifestName() {
    return prefix() + "manifest";
  }

  private String temporaryName() {
    return "temp-rewriteaof-bg-" + host.processId() + ".aof";
  }

  private void transition(State next, String reason) {
    log.notice("Append only file: " + state + " -> " + next + ": " + reason);
    state = next;
    durableListener.run();
  }

  /** Gives everything up. */
  @Override
  public void close() {
    abandonRewrite();
    closeFile();
  }
}
