package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The primary is handed around between three servers while eight clients write. */
final class FailoverLoopTest {
  private static final int ROUNDS = Integer.getInteger("failover.rounds", 4);
  private static final int SERVERS = 3;
  private static final int WRITERS = 8;
  private static final long CALM_NANOS_MAX = 200_000_000;

  @RegisterExtension final Lab lab = new Lab();

  private final long seed = Long.getLong("failover.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final List<ServerProcess> servers = new ArrayList<>();
  private final List<FailoverWriter> writers = new ArrayList<>();
  private int primary;

  @Test
  void nothingAcknowledgedIsLostHoweverOftenThePrimaryIsHandedOver(TestReporter reporter) {
    for (int i = 0; i < SERVERS; i++) {
      servers.add(lab.start(Peer.ENGINE, "server " + i, "--repl-diskless-sync", "yes"));
    }
    Dataset.fill(servers.get(0), seed);
    followAll();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new FailoverWriter("writer" + i, servers));
    }
    double[] gaps = new double[ROUNDS];
    double[] worst = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      LockSupport.parkNanos(random.nextLong(CALM_NANOS_MAX));
      writers.forEach(FailoverWriter::takeLongestGapNanos);
      handOver(round);
      long[] each = writers.stream().mapToLong(FailoverWriter::takeLongestGapNanos).toArray();
      gaps[round] = milliseconds(Arrays.stream(each).min().orElseThrow());
      worst[round] = milliseconds(Arrays.stream(each).max().orElseThrow());
    }
    writers.forEach(FailoverWriter::end);
    verify();
    report(reporter, gaps, worst);
  }

  private void handOver(int round) {
    ServerProcess old = servers.get(primary);
    int next = (primary + 1 + random.nextInt(SERVERS - 1)) % SERVERS;
    ServerProcess successor = servers.get(next);
    String port = Integer.toString(successor.port());
    old.ok("FAILOVER", "TO", "127.0.0.1", port, "TIMEOUT", "20000");
    Await.until(
        "round " + round + ": " + successor.name() + " is the primary; seed " + seed,
        () ->
            "master".equals(successor.info("replication").get("role"))
                && "no-failover".equals(old.info("replication").get("master_failover_state")),
        () -> old.log() + "\n" + successor.log());
    primary = next;
    followAll();
    long before = System.nanoTime();
    Await.until(
        "all clients write again",
        () -> writers.stream().allMatch(each -> each.lastAtNanos() > before),
        successor::log);
  }

  private void followAll() {
    ServerProcess leader = servers.get(primary);
    for (ServerProcess each : servers) {
      if (each != leader) {
        // The one that handed over follows already, and is told so.
        assertThat(each.call("REPLICAOF", "127.0.0.1", Integer.toString(leader.port())))
            .asString()
            .startsWith("OK");
      }
    }
    Agreement.awaitOnline(leader, SERVERS - 1);
  }

  private void verify() {
    ServerProcess leader = servers.get(primary);
    for (ServerProcess each : servers) {
      if (each != leader) {
        Agreement.await(leader, each);
      }
      writers.forEach(writer -> writer.verify(each));
      assertThat(each.stat("sync_full")).as("full resyncs at %s", each.name()).isLessThan(SERVERS);
    }
  }

  private void report(TestReporter reporter, double[] gaps, double[] worst) {
    Arrays.sort(gaps);
    Arrays.sort(worst);
    long writes = writers.stream().mapToLong(FailoverWriter::acknowledged).sum();
    reporter.publishEntry(
        String.format(
            Locale.ROOT,
            "%d rounds, seed %d, %d writes acknowledged; until the first client writes again:"
                + " median %.1f ms, worst %.1f ms; until the last does: median %.1f ms,"
                + " worst %.1f ms",
            ROUNDS,
            seed,
            writes,
            gaps[ROUNDS / 2],
            gaps[ROUNDS - 1],
            worst[ROUNDS / 2],
            worst[ROUNDS - 1]));
  }

  private static double milliseconds(long nanos) {
    return nanos / 1e6;
  }
}
