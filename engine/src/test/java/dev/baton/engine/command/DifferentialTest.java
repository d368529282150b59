package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.docs.GeneratedPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random requests of all types go to the commands and to a redis-server; replies and datasets must
 * be equal but for what is {@link Tolerated}. What fails is made short, and kept as a file that is
 * run again from then on.
 *
 * <p>{@code -Dfuzz.requests} and {@code -Dfuzz.seed} choose how many, and where to start; {@code
 * -Dfuzz.failures} how many failures end it.
 */
final class DifferentialTest {
  private static final long REQUESTS = Long.getLong("fuzz.requests", 300_000);
  // Always the same, so that a tree is judged the same everywhere; others are for runs by hand.
  private static final long SEED = 1;
  private static final int FAILURES_MAX = Integer.getInteger("fuzz.failures", 1);
  private static final int EPISODE = 2000;
  private static final int SHRINKING_TRIES_MAX = 2000;
  private static final Path REGRESSIONS =
      Path.of("src/test/resources/dev/baton/engine/command/requests");
  private static final String PAGE =
      """
      # Differences from Redis

      Requests of all types are sent to the engine and to redis-server 7.0.15, which must reply the
      same and hold the same. These are the differences that are known and no faults.

      | difference | reason |
      |---|---|
      """;

  private static RealRedis redis;

  @BeforeAll
  static void startRedis() throws IOException {
    redis = new RealRedis();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @Test
  void randomRequestsGetTheRepliesOfRedis() throws IOException {
    long seed = Long.getLong("fuzz.seed", SEED);
    List<String> failures = new ArrayList<>();
    for (long done = 0; done < REQUESTS && failures.size() < FAILURES_MAX; done += EPISODE) {
      List<List<String>> requests = requests(seed);
      Difference difference = Episode.run(redis, requests);
      if (difference != null) {
        failures.add(shrunk(seed, requests.subList(0, difference.index() + 1)));
      }
      seed++;
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void whatFailedOnceIsRightNow() throws IOException {
    try (Stream<Path> files = Files.list(REGRESSIONS)) {
      for (Path file : files.sorted().toList()) {
        assertThat(Episode.run(redis, RequestFile.read(file))).as(file.toString()).isNull();
      }
    }
  }

  @Test
  void thePageListsEveryToleratedDifference() throws IOException {
    StringBuilder page = new StringBuilder(PAGE);
    for (Tolerated tolerated : Tolerated.values()) {
      page.append("| ")
          .append(GeneratedPage.cell(tolerated.what()))
          .append(" | ")
          .append(GeneratedPage.cell(tolerated.reason()))
          .append(" |\n");
    }
    GeneratedPage.named("differences.md").assertSays(page.toString());
  }

  private static List<List<String>> requests(long seed) {
    RandomRequests random = new RandomRequests(seed);
    List<List<String>> requests = new ArrayList<>(random.settings());
    while (requests.size() < EPISODE) {
      requests.add(random.next());
    }
    return requests;
  }

  /** Writes the shortest form of a failure down and tells of it. */
  private static String shrunk(long seed, List<List<String>> failing) throws IOException {
    List<List<String>> shortest =
        Shrinking.shrink(failing, part -> difference(part) != null, SHRINKING_TRIES_MAX);
    Difference difference = difference(shortest);
    String again = "mvn -pl engine test -Dtest=DifferentialTest -Dfuzz.seed=" + seed;
    String story = difference == null ? "comes and goes" : difference.toString();
    Path file = REGRESSIONS.resolve("seed-" + seed + ".txt");
    RequestFile.write(file, story + "\nagain: " + again, shortest);
    return "%n%s%nfound by: %s%nkept as %s:%n%s"
        .formatted(
            story,
            again,
            file,
            String.join("\n", shortest.stream().map(RequestFile::line).toList()));
  }

  private static @Nullable Difference difference(List<List<String>> requests) {
    try {
      return Episode.run(redis, requests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
