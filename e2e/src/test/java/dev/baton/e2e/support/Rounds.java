package dev.baton.e2e.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How often a scenario repeats what it measures, and the figures of all rounds. A scenario has a
 * small number of its own; {@code BATON_E2E_ROUNDS} or the system property {@code baton.rounds}
 * says another, for a long run by hand.
 */
public final class Rounds {
  private final List<Long> millis = new ArrayList<>();
  private long lost;

  /** The number of rounds: what was asked for, or {@code usual}. */
  public static int wanted(int usual) {
    return Optional.ofNullable(System.getProperty("baton.rounds"))
        .or(() -> Optional.ofNullable(System.getenv("BATON_E2E_ROUNDS")))
        .map(Integer::parseInt)
        .orElse(usual);
  }

  /** Adds what one round took. */
  public void add(long tookMillis) {
    millis.add(tookMillis);
  }

  /** Adds lost acknowledged writes. */
  public void addLost(long writes) {
    lost += writes;
  }

  /** Median, worst and losses of all rounds, for a report. */
  public String describe() {
    return describeTimes() + ", lost acked writes " + lost;
  }

  /** The same of a scenario in which nobody writes. */
  public String describeTimes() {
    List<Long> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return "%d rounds: median %d ms, worst %d ms"
        .formatted(sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
  }
}
