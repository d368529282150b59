package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Entry;

/**
 * What a file says about the use of a key.
 *
 * @param idleSeconds for how long nobody used it, or {@link #UNTOLD}
 * @param frequency how often it is used, 0 to 255, or {@link #UNTOLD}
 */
public record RdbUse(long idleSeconds, int frequency) {
  /** The file does not say. */
  public static final int UNTOLD = -1;

  /** Nothing is said. */
  public static final RdbUse NONE = new RdbUse(UNTOLD, UNTOLD);

  /** Makes an entry look used like this, as far as it is told and {@code byFrequency} fits. */
  public void apply(Entry entry, boolean byFrequency, long nowMs) {
    if (byFrequency && frequency != UNTOLD) {
      entry.setFrequency(frequency, nowMs);
    } else if (!byFrequency && idleSeconds != UNTOLD) {
      entry.setIdleSeconds(idleSeconds, nowMs);
    }
  }
}
