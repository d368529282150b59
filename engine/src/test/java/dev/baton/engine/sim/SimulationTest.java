package dev.baton.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random lives of replicated servers. One seed is run again, with its trace, by
 *
 * <pre>mvn -pl engine test -Dtest=SimulationTest -Dseed=N</pre>
 *
 * and {@code -Dseeds=N} runs that many from a random start.
 */
final class SimulationTest {
  private static final int SMOKE_SEEDS = 60;

  @Test
  void serversThatStandAtTheSameOffsetAlwaysHoldTheSameData() {
    long comparisons = 0;
    long acknowledged = 0;
    int promotions = 0;
    for (long seed : seeds()) {
      RandomScenario.Result first = live(seed);
      assertThat(live(seed)).as("seed %d gives the same run twice", seed).isEqualTo(first);
      comparisons += first.comparisons();
      acknowledged += first.acknowledged();
      promotions += first.promotions();
    }
    assertThat(comparisons).as("comparisons made").isPositive();
    assertThat(acknowledged).as("writes acknowledged").isPositive();
    assertThat(promotions + Integer.getInteger("seed", 0)).as("promotions").isPositive();
  }

  private static List<Long> seeds() {
    Long one = Long.getLong("seed");
    if (one != null) {
      return List.of(one);
    }
    Integer many = Integer.getInteger("seeds");
    long start = many == null ? 1 : System.nanoTime() >>> 8;
    return LongStream.range(start, start + (many == null ? SMOKE_SEEDS : many)).boxed().toList();
  }

  private static RandomScenario.Result live(long seed) {
    RandomScenario scenario = new RandomScenario(seed);
    try (World _ = scenario.world()) {
      return scenario.run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(report(seed, scenario, e), e);
    }
  }

  private static String report(long seed, RandomScenario scenario, Throwable failure) {
    String trace =
        Long.getLong("seed") == null
            ? ""
            : String.join("\n", scenario.world().trace().tail()) + "\n";
    return "%sseed %d: %s%nrun it again: mvn -pl engine test -Dtest=SimulationTest -Dseed=%d"
        .formatted(trace, seed, failure.getMessage(), seed);
  }
}
