package dev.baton.engine.node;

import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.KeyspaceCompaction;
import dev.baton.engine.memory.Compaction;
import dev.baton.engine.memory.Memory;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Gives memory back that deleted data has left sparse: chooses chunks, moves what is in them, and
 * gives them to the system, in slices between the events of the loop. {@code activedefrag} turns it
 * on, and {@code active-defrag-*} say from when on it works and how much.
 *
 * <pre>
 *   IDLE -- sparse enough --> CHOOSING -- some are chosen --> MOVING -- all keys met --> ENDING
 *   CHOOSING, MOVING -- turned off, a cut is open, data is loaded, memory ran out --> ENDING
 *   ENDING -- what did not become empty is used again --> IDLE
 * </pre>
 *
 * <p>After a pass that gave hardly anything back there is none before the sparse part has changed
 * by an eighth.
 */
final class ActiveDefrag {
  // A step takes some tens of microseconds, longer only where very long texts or many members are
  // moved: a slice that looks at the clock after each of them ends little later than this.
  private static final long SLICE_MICROS = 120;
  // For a clock that stands still.
  private static final int STEPS_PER_SLICE_MAX = 1_000;
  // Emptied chunks may have needed fresh ones: what counts is how much less is sparse.
  private static final int GAIN_SHARE = 16;
  private static final int QUIET_SHARE = 8;
  private static final long PERCENT = 100;

  private enum State {
    IDLE,
    CHOOSING,
    MOVING,
    ENDING
  }

  private final Configuration configuration;
  private final Memory memory;
  private final Compaction chunks;
  private final KeyspaceCompaction keys;
  private final BooleanSupplier loading;
  private final LongSupplier micros;
  private State state = State.IDLE;
  private boolean isOn;
  private long ignoreBytes;
  private long thresholdLower;
  private long thresholdUpper;
  private long cycleMin;
  private long cycleMax;
  private long elementsMax;
  private long effortPercent;
  private long dueMs;
  private long startedMs;
  private long sparseBefore;
  private boolean wasStopped;
  private long quietBytes;
  private long totalMs;

  ActiveDefrag(
      Configuration configuration,
      Keyspace keyspace,
      BooleanSupplier loading,
      LongSupplier micros) {
    this.configuration = configuration;
    this.memory = keyspace.memory();
    this.chunks = memory.compaction();
    this.keys = keyspace.newCompaction();
    this.loading = loading;
    this.micros = micros;
    for (String name :
        new String[] {
          "activedefrag",
          "active-defrag-ignore-bytes",
          "active-defrag-threshold-lower",
          "active-defrag-threshold-upper",
          "active-defrag-cycle-min",
          "active-defrag-cycle-max",
          "active-defrag-max-scan-fields"
        }) {
      configuration.onChange(name, this::configure);
    }
    configure();
  }

  private void configure() {
    isOn = configuration.isOn("activedefrag");
    ignoreBytes = configuration.longOf("active-defrag-ignore-bytes");
    thresholdLower = configuration.longOf("active-defrag-threshold-lower");
    thresholdUpper = configuration.longOf("active-defrag-threshold-upper");
    cycleMin = configuration.longOf("active-defrag-cycle-min");
    cycleMax = configuration.longOf("active-defrag-cycle-max");
    elementsMax = configuration.longOf("active-defrag-max-scan-fields");
    quietBytes = 0;
  }

  /** Works for a slice if there is something to do and it is time for it. */
  void onTick(long nowMs) {
    if (state == State.IDLE && isWanted()) {
      begin(nowMs);
    }
    if (state != State.IDLE && nowMs >= dueMs) {
      work(nowMs);
    }
  }

  /** When the next slice is due; {@link Long#MAX_VALUE} when nothing is to be done. */
  long nextDeadlineMs() {
    return state == State.IDLE ? Long.MAX_VALUE : dueMs;
  }

  // ---- when

  private boolean isWanted() {
    long sparse = isOn ? chunks.sparseBytes() : 0;
    return isOn
        && sparse >= ignoreBytes
        && sparsePercent(sparse) >= thresholdLower
        && Math.abs(sparse - quietBytes) * QUIET_SHARE > quietBytes
        && mayMove();
  }

  private boolean mayMove() {
    return !loading.getAsBoolean() && !keys.isHindered();
  }

  private long sparsePercent(long sparse) {
    return sparse * PERCENT / Math.max(1, memory.usedBytes());
  }

  /** From the lower to the upper threshold the effort grows from the least to the most. */
  private long effort() {
    long above = sparsePercent(chunks.sparseBytes()) - thresholdLower;
    long range = Math.max(1, thresholdUpper - thresholdLower);
    long wanted = cycleMin + (cycleMax - cycleMin) * Math.max(0, above) / range;
    return Math.max(1, Math.min(wanted, Math.max(cycleMin, cycleMax)));
  }

  // ---- what

  private void begin(long nowMs) {
    chunks.begin();
    sparseBefore = chunks.sparseBytes();
    wasStopped = false;
    startedMs = nowMs;
    dueMs = nowMs;
    effortPercent = effort();
    state = State.CHOOSING;
  }

  private void work(long nowMs) {
    boolean isStopped = !isOn || !chunks.isOn() || !mayMove();
    if (isStopped && state != State.ENDING) {
      wasStopped = true;
      state = State.ENDING;
    }
    long startedMicros = micros.getAsLong();
    long spentMicros = 0;
    for (int i = 0; i < STEPS_PER_SLICE_MAX && spentMicros < SLICE_MICROS && !isIdle(); i++) {
      step(nowMs);
      spentMicros = micros.getAsLong() - startedMicros;
    }
    long pauseMicros = spentMicros * (PERCENT - effortPercent) / effortPercent;
    dueMs = nowMs + Math.max(1, pauseMicros / 1000);
  }

  private boolean isIdle() {
    return state == State.IDLE;
  }

  private void step(long nowMs) {
    switch (state) {
      case IDLE -> {}
      case CHOOSING -> {
        if (!chunks.prepare()) {
          keys.begin(elementsMax);
          state = State.MOVING;
        }
      }
      case MOVING -> {
        if (chunks.closedChunks() == 0 || !keys.step()) {
          state = State.ENDING;
        }
      }
      case ENDING -> {
        if (!chunks.end()) {
          end(nowMs);
        }
      }
    }
  }

  private void end(long nowMs) {
    long sparse = chunks.sparseBytes();
    boolean wasVain = !wasStopped && (sparseBefore - sparse) * GAIN_SHARE < sparseBefore;
    quietBytes = wasVain ? sparse : 0;
    totalMs += nowMs - startedMs;
    state = State.IDLE;
  }

  // ---- facts

  /** The share of the loop's time it may take now, in percent; zero when it does nothing. */
  long runningPercent() {
    return state == State.IDLE ? 0 : effortPercent;
  }

  /** What it has done, for INFO. */
  void writeStats(InfoWriter out, long nowMs) {
    out.field("active_defrag_hits", keys.blocksMoved());
    out.field("active_defrag_misses", keys.blocksLeft());
    out.field("active_defrag_key_hits", keys.keysMoved());
    out.field("active_defrag_key_misses", keys.keysLeft());
    long currentMs = state == State.IDLE ? 0 : nowMs - startedMs;
    out.field("total_active_defrag_time", totalMs + currentMs);
    out.field("current_active_defrag_time", currentMs);
  }

  /** Counts from zero again. */
  void resetStatistics() {
    keys.resetCounts();
    totalMs = 0;
  }
}
