package dev.baton.engine.keyspace;

/**
 * What the 24 bits of an entry say about its use: when it was used last, or, while least frequently
 * used keys are to be evicted, how often.
 *
 * <pre>
 *   by time:       24 bits  seconds since 1970
 *   by frequency:  16 bits  minutes since 1970     8 bits  counter
 * </pre>
 *
 * <p>The counter grows with the logarithm of the number of uses, by chance, and shrinks with the
 * minutes without any. New keys do not start at zero, or they would be the first to go. When the
 * choice changes, what the bits say is wrong until the entry is used again, as in Redis.
 */
public final class Accesses {
  /** The counter of a new entry. */
  static final int FREQUENCY_AT_FIRST = 5;

  private static final int FREQUENCY_MAX = 255;
  private static final int SECONDS_MASK = (1 << 24) - 1;
  private static final int MINUTES_MASK = (1 << 16) - 1;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private boolean byFrequency;
  private long logFactor = 10;
  private long decayMinutes = 1;
  private long randomState;

  Accesses(long seed) {
    randomState = seed;
  }

  /** Chooses what is kept; the numbers are lfu-log-factor and lfu-decay-time. */
  public void choose(boolean frequencies, long factor, long minutes) {
    byFrequency = frequencies;
    logFactor = factor;
    decayMinutes = minutes;
  }

  /** Whether it is kept how often entries are used. */
  public boolean areByFrequency() {
    return byFrequency;
  }

  /** The bits of a new entry. */
  int fresh(long nowMs) {
    return byFrequency ? minutes(nowMs) << 8 | FREQUENCY_AT_FIRST : seconds(nowMs);
  }

  /** The bits of an entry that gets another value. */
  int replaced(int before, int fresh) {
    return byFrequency ? before : fresh;
  }

  /** The bits of an entry that is used now. */
  int used(int before, long nowMs) {
    if (!byFrequency) {
      return seconds(nowMs);
    }
    return minutes(nowMs) << 8 | grown(frequency(before, nowMs));
  }

  /** The bits of an entry that was not used for some seconds. */
  int idle(long idleSeconds, long nowMs) {
    return seconds(nowMs - idleSeconds * 1000);
  }

  /** The bits of an entry with this counter. */
  int frequent(int counter, long nowMs) {
    return minutes(nowMs) << 8 | counter & FREQUENCY_MAX;
  }

  /** For how many seconds an entry was not used, as far as 24 bits can tell. */
  long idleSeconds(int access, long nowMs) {
    int idle = (seconds(nowMs) - access) & SECONDS_MASK;
    // A clock that was set back must not look like half a year without use.
    return idle > SECONDS_MASK / 2 ? 0 : idle;
  }

  /** The counter of an entry, what it has lost since its last use taken away. */
  int frequency(int access, long nowMs) {
    int counter = access & FREQUENCY_MAX;
    int then = access >>> 8;
    int now = minutes(nowMs);
    long elapsed = now >= then ? now - then : MINUTES_MASK - then + now;
    long lost = decayMinutes == 0 ? 0 : elapsed / decayMinutes;
    return (int) Math.max(0, counter - lost);
  }

  private int grown(int counter) {
    if (counter == FREQUENCY_MAX) {
      return counter;
    }
    double base = Math.max(0, counter - FREQUENCY_AT_FIRST);
    return chance() < 1 / (base * logFactor + 1) ? counter + 1 : counter;
  }

  /** A number from zero up to one, by SplitMix64. */
  private double chance() {
    randomState += GOLDEN_GAMMA;
    long bits = (randomState ^ randomState >>> 30) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
    return ((bits ^ bits >>> 31) >>> 11) * 0x1.0p-53;
  }

  private static int seconds(long nowMs) {
    return (int) (nowMs / 1000) & SECONDS_MASK;
  }

  private static int minutes(long nowMs) {
    return (int) (nowMs / 60_000) & MINUTES_MASK;
  }
}
