package dev.baton.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random lives of replicated servers. One seed is run again, with its trace, by
 *
 * <pre>mvn -pl engine test -Dtest=SimulationTest -Dseed=N</pre>
 *
 * which also writes the whole trace to {@code target/simulation-N.txt}; {@code -Dseeds=N} runs that
 * many from a random start. What a run came to is written to {@code target/simulation.txt}.
 */
final class SimulationTest {
  private static final int SMOKE_SEEDS = 200;

  @Test
  void serversThatStandAtTheSameOffsetAlwaysHoldTheSameData() throws IOException {
    int lives = 0;
    long comparisons = 0;
    long acknowledged = 0;
    int promotions = 0;
    int failovers = 0;
    List<Long> seeds = seeds();
    for (long seed : seeds) {
      RandomScenario.Result first = live(seed);
      assertThat(live(seed)).as("seed %d gives the same run twice", seed).isEqualTo(first);
      lives++;
      comparisons += first.comparisons();
      acknowledged += first.acknowledged();
      promotions += first.promotions();
      failovers += first.failovers();
    }
    Files.writeString(
        Path.of("target", "simulation.txt"),
        """
        %d lives from seed %d on, each lived twice alike: %d comparisons of data at one offset, \
        %d writes acknowledged, %d promotions, %d of them by FAILOVER
        """
            .formatted(lives, seeds.getFirst(), comparisons, acknowledged, promotions, failovers));
    assertThat(comparisons).as("comparisons made").isPositive();
    assertThat(acknowledged).as("writes acknowledged").isPositive();
    assertThat(failovers + Integer.getInteger("seed", 0)).as("failovers").isPositive();
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
    boolean alone = Long.getLong("seed") != null;
    Story story = new Story();
    RandomScenario scenario = new RandomScenario(seed, alone ? story : Trace.nobody());
    try (World _ = scenario.world()) {
      return scenario.run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed %d: %s%nrun it again: mvn -pl engine test -Dtest=SimulationTest -Dseed=%d"
              .formatted(seed, e, seed),
          e);
    } finally {
      if (alone) {
        story.writeTo(Path.of("target", "simulation-" + seed + ".txt"));
      }
    }
  }

  /** Everything that happened, for the one who looks into a seed. */
  private static final class Story implements Trace.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void onLine(long sinceStartMs, String who, String what) {
      text.append(sinceStartMs).append(' ').append(who).append(": ").append(what).append('\n');
    }

    @Override
    public void onBytes(long sinceStartMs, HostPort from, HostPort to, byte[] bytes) {
      onLine(sinceStartMs, from + " -> " + to, Trace.printable(bytes));
    }

    void writeTo(Path file) {
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
