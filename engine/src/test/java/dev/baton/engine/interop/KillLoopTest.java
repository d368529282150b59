package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The server is killed at any moment, often while it saves or rewrites, and started again from what
 * is in its folder, over and over. A kill leaves what the kernel was given: that bytes reach the
 * disk itself is proven with a disk that forgets them.
 */
final class KillLoopTest {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);
  private static final int WRITERS = 4;
  // So many that a save takes a good part of a second and can be met in the middle.
  private static final String KEYS = "30000";
  private static final int ANSWERED_MIN = 100;
  private static final long LATE_NANOS_MAX = 400_000_000;
  private static final long IN_SAVE_NANOS_MAX = 25_000_000;
  private static final String SLOW_MICROS = "20";

  @RegisterExtension final Lab lab = new Lab();

  private final long seed = Long.getLong("kill.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final List<KillWriter> writers = new ArrayList<>();
  private final Map<String, Integer> moments = new LinkedHashMap<>();

  @Test
  void whatWasAnsweredUnderAlwaysSurvivesEveryKill(TestReporter reporter) {
    ServerProcess server =
        begin(
            "--appendonly",
            "yes",
            "--appendfsync",
            "always",
            "--auto-aof-rewrite-percentage",
            "10",
            "--auto-aof-rewrite-min-size",
            "100kb");
    for (int round = 1; round <= ROUNDS; round++) {
      server.ok("CONFIG", "SET", "aof-use-rdb-preamble", random.nextInt(4) == 0 ? "no" : "yes");
      server.ok("CONFIG", "SET", "aof-timestamp-enabled", random.nextBoolean() ? "no" : "yes");
      writers.forEach(each -> each.begin(server));
      String saving = random.nextBoolean() ? "BGREWRITEAOF" : "BGSAVE";
      killInTheMiddle(server, saving);
      server.start();
      String when = where(round);
      writers.forEach(each -> each.verify(server, when));
    }
    report(reporter);
  }

  @Test
  void theLastSaveThatWasCompletedLoadsAfterEveryKill(TestReporter reporter) {
    ServerProcess server = begin();
    for (int round = 1; round <= ROUNDS; round++) {
      writers.forEach(each -> each.begin(server));
      LockSupport.parkNanos(random.nextLong(LATE_NANOS_MAX / 4));
      List<long[][]> floors = writers.stream().map(KillWriter::floor).toList();
      server.call("BGSAVE");
      Await.until("a save is completed", () -> !isSaving(server), server::log);
      assertThat(server.info("persistence")).containsEntry("rdb_last_bgsave_status", "ok");
      killInTheMiddle(server, "BGSAVE");
      server.start();
      for (int i = 0; i < WRITERS; i++) {
        writers.get(i).verify(server, floors.get(i), where(round));
      }
    }
    report(reporter);
  }

  private ServerProcess begin(String... directives) {
    ServerProcess server = lab.start(Peer.ENGINE, "server", directives);
    server.ok("DEBUG", "POPULATE", KEYS, "filling", "40");
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new KillWriter("writer" + i, random.split()));
    }
    return server;
  }

  /** Three kills of four come while something is being saved. */
  private void killInTheMiddle(ServerProcess server, String saving) {
    long wanted = answered() + ANSWERED_MIN;
    Await.until("the writers are answered", () -> answered() >= wanted, server::log);
    if (random.nextInt(4) == 0) {
      LockSupport.parkNanos(random.nextLong(LATE_NANOS_MAX));
    } else {
      LockSupport.parkNanos(random.nextLong(LATE_NANOS_MAX / 8));
      // Half of the saves are so slow that they are met in the middle wherever this runs; the
      // others are met near their end, too, where files are renamed.
      boolean isSlow = random.nextBoolean();
      server.ok("CONFIG", "SET", "rdb-key-save-delay", isSlow ? SLOW_MICROS : "0");
      server.call(saving);
      LockSupport.parkNanos(random.nextLong(isSlow ? LATE_NANOS_MAX : IN_SAVE_NANOS_MAX));
    }
    moments.merge(momentOf(server), 1, Integer::sum);
    server.kill();
    writers.forEach(KillWriter::end);
  }

  private long answered() {
    return writers.stream().mapToLong(KillWriter::acknowledgedCount).sum();
  }

  private static boolean isSaving(ServerProcess server) {
    return !"0".equals(server.info("persistence").get("rdb_bgsave_in_progress"));
  }

  private static String momentOf(ServerProcess server) {
    Map<String, String> facts = server.info("persistence");
    if ("1".equals(facts.get("aof_rewrite_in_progress"))) {
      return "rewriting";
    }
    return "1".equals(facts.get("rdb_bgsave_in_progress")) ? "saving" : "neither";
  }

  private String where(int round) {
    return "after kill "
        + round
        + "; again: mvn -pl engine test -Dtest=KillLoopTest -Dkill.rounds="
        + ROUNDS
        + " -Dkill.seed="
        + seed;
  }

  private void report(TestReporter reporter) {
    reporter.publishEntry(
        ROUNDS
            + " kills, seed "
            + seed
            + ", moments just before the kill "
            + moments
            + ", writes acknowledged "
            + answered());
  }
}
