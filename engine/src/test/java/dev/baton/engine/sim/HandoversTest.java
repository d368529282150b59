package dev.baton.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * FAILOVER under eight writers, over and over, in virtual time. {@code -Dfailover.rounds=N} makes
 * more of them, {@code -Dfailover.seed=N} begins with another life.
 */
final class HandoversTest {
  private static final int ROUNDS = Integer.getInteger("failover.rounds", 10);
  // The keys of requests that got no answer stay, and all data is compared after each event.
  private static final int ROUNDS_PER_LIFE = 10;
  // A hand over needs the target's acknowledgement, its promotion and the clients' way to it. Where
  // a packet takes a millisecond, who notices each at once needs less than a tick of 100 ms.
  private static final long MEDIAN_GAP_MS_MAX = 50;

  private final long firstSeed = Long.getLong("failover.seed", 1);

  @Test
  void theFirstClientsSoonWriteAgainWhereTheNetworkIsCalm(TestReporter reporter) {
    List<Long> gaps = live(Weather.CALM, reporter);

    assertThat(gaps.get(gaps.size() / 2))
        .as("median of the gaps %s in ms", gaps)
        .isLessThanOrEqualTo(MEDIAN_GAP_MS_MAX);
  }

  @Test
  void nothingAcknowledgedIsLostHoweverRoughTheNetworkIs(TestReporter reporter) {
    assertThat(live(Weather.ROUGH, reporter)).hasSize(ROUNDS);
  }

  /** The gaps of all handovers, sorted. */
  private List<Long> live(Weather weather, TestReporter reporter) {
    List<Long> gaps = new ArrayList<>();
    long acknowledged = 0;
    for (long seed = firstSeed; gaps.size() < ROUNDS; seed++) {
      Dice dice = new Dice(seed);
      try (World world = new World(dice.fork(), weather, Trace.nobody())) {
        Handovers handovers = new Handovers(world, dice);
        handovers.run(Math.min(ROUNDS_PER_LIFE, ROUNDS - gaps.size()));
        gaps.addAll(handovers.gapsMs());
        acknowledged += handovers.acknowledged();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(again(seed, e), e);
      }
    }
    Collections.sort(gaps);
    reporter.publishEntry(
        String.format(
            Locale.ROOT,
            "%d handovers, %d writes acknowledged, longest gap of a client: median %d, worst %d ms",
            gaps.size(),
            acknowledged,
            gaps.get(gaps.size() / 2),
            gaps.getLast()));
    return gaps;
  }

  private static String again(long seed, Throwable e) {
    return "seed %d: %s%nrun it again: mvn -pl engine test -Dtest=HandoversTest -Dfailover.seed=%d"
        .formatted(seed, e, seed);
  }
}
