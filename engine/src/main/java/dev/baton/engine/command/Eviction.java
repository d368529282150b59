package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Keyspace;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Keeps memory below its limit by deleting keys, a bounded time before each command and, as long as
 * that was not enough, in the background. Replicas are told of each deletion.
 */
public final class Eviction {
  /** Where an attempt to stay below the limit has ended. */
  public enum Outcome {
    /** Below the limit, or nobody may evict now. */
    ENOUGH,
    /** Above it, and it goes on. */
    RUNNING,
    /** Above it, and there is nothing more to evict. */
    EXHAUSTED
  }

  private static final Bytes DEL = Bytes.of("DEL");
  private static final Bytes UNLINK = Bytes.of("UNLINK");
  // Looking at the clock costs about as much as evicting a small key.
  private static final int STEPS_PER_LOOK = 16;

  private final Keyspace keyspace;
  private final EvictionSettings settings;
  private final EvictionChoice choice;
  private final Propagation propagation;
  private final KeyEvents events;
  private final LongSupplier micros;
  private boolean running;
  private long exceededSinceMicros = -1;
  private long exceededMicros;

  /** Wires the keyspace to those who must be told; {@code micros} is a clock that never jumps. */
  public Eviction(
      Keyspace keyspace,
      EvictionSettings settings,
      Propagation propagation,
      KeyEvents events,
      LongSupplier random,
      LongSupplier micros) {
    this.keyspace = keyspace;
    this.settings = settings;
    this.choice = new EvictionChoice(keyspace, settings, random);
    this.propagation = propagation;
    this.events = events;
    this.micros = micros;
  }

  /** Evicts for one step if memory is above its limit. */
  public Outcome relieve(long nowMs) {
    if (settings.limitBytes() == 0 || !settings.mayEvict(nowMs)) {
      running = false;
      return Outcome.ENOUGH;
    }
    Outcome outcome = isOver() ? evict(nowMs) : Outcome.ENOUGH;
    running = outcome == Outcome.RUNNING;
    measure(outcome);
    return outcome;
  }

  /** Lets the background look whether memory is above a limit that has changed. */
  public void start() {
    running = true;
  }

  /** Whether {@link #relieve} should be called again soon. */
  public boolean isRunning() {
    return running;
  }

  /** For how long memory was above the limit up to now, in milliseconds. */
  public long exceededMs() {
    return exceededMicros / 1000 + exceededNowMs();
  }

  /** For how long memory has been above the limit this time, in milliseconds. */
  public long exceededNowMs() {
    return exceededSinceMicros < 0 ? 0 : (micros.getAsLong() - exceededSinceMicros) / 1000;
  }

  /** Forgets how long memory was above the limit. */
  public void resetStatistics() {
    exceededMicros = 0;
    exceededSinceMicros = -1;
  }

  private boolean isOver() {
    return settings.countedBytes() > settings.limitBytes();
  }

  private Outcome evict(long nowMs) {
    if (settings.policy() == EvictionPolicy.NOEVICTION) {
      return Outcome.EXHAUSTED;
    }
    long startedMicros = micros.getAsLong();
    int steps = 0;
    do {
      // What was deleted before may be enough once it is freed.
      if (keyspace.hasGarbage()) {
        keyspace.freeSome(1);
      } else if (choice.choose(nowMs)) {
        delete();
      } else {
        return Outcome.EXHAUSTED;
      }
      steps++;
      boolean looks = steps % STEPS_PER_LOOK == 0;
      if (looks && micros.getAsLong() - startedMicros > settings.stepMicros()) {
        return isOver() ? Outcome.RUNNING : Outcome.ENOUGH;
      }
    } while (isOver());
    return Outcome.ENOUGH;
  }

  private void delete() {
    int index = choice.databaseIndex();
    Bytes key = choice.entry().key();
    keyspace.database(index).delete(choice.entry());
    keyspace.statistics().countEvicted();
    events.tell(EventClass.EVICTED, "evicted", index, key);
    propagation.propagate(index, List.of(settings.evictsLazily() ? UNLINK : DEL, key));
  }

  private void measure(Outcome outcome) {
    if (outcome != Outcome.ENOUGH && exceededSinceMicros < 0) {
      exceededSinceMicros = micros.getAsLong();
    } else if (outcome == Outcome.ENOUGH && exceededSinceMicros >= 0) {
      exceededMicros += micros.getAsLong() - exceededSinceMicros;
      exceededSinceMicros = -1;
    }
  }
}
