package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A link is cut for long while clients go on writing. What a cut of half a minute under load comes
 * to is found out by {@code -Dcut.seconds=30 -Dcut.writes=20000 -Dcut.rounds=10}.
 */
final class LongCutInteropTest {
  private static final int ROUNDS = Integer.getInteger("cut.rounds", 2);
  private static final int CUT_SECONDS = Integer.getInteger("cut.seconds", 1);
  private static final int WRITES_PER_SECOND = Integer.getInteger("cut.writes", 2_000);
  // A replica tries again each second, and a slow machine takes its time; 30 s are the deadline.
  private static final int RETURN_SECONDS = Integer.getInteger("cut.return.seconds", 30);
  // What is missed in one cut is more than a backlog of this size holds.
  private static final String BACKLOG_BEFORE = "16kb";

  @RegisterExtension final Lab lab = new Lab();

  private long coverageSeconds = Long.MAX_VALUE;
  private long missedBytes;
  private long longestNanos;

  @Test
  void theStreamGoesOnAfterEveryCutThatTheBacklogCovers(TestReporter reporter) {
    ServerProcess primary =
        lab.start(Peer.ENGINE, "primary", "--repl-backlog-size", BACKLOG_BEFORE);
    CuttableProxy link = lab.proxyTo(primary);
    ServerProcess replica =
        lab.start(Peer.ENGINE, "replica", "--replicaof", "127.0.0.1 " + link.port());
    Agreement.await(primary, replica);
    PacedWriter writer = new PacedWriter(primary, WRITES_PER_SECOND);
    long bytes = writer.bytesPerSecondMax() * (CUT_SECONDS + RETURN_SECONDS);
    primary.ok("CONFIG", "SET", "repl-backlog-size", Long.toString(bytes));

    for (int round = 0; round < ROUNDS; round++) {
      writer.writeFor(1);
      cut(primary, replica, link, writer);
    }
    writer.end();
    Agreement.await(primary, replica);

    report(reporter, writer);
    assertThat(primary.stat("sync_partial_ok")).isEqualTo(ROUNDS);
    assertThat(primary.stat("sync_partial_err")).isZero();
    assertThat(primary.stat("sync_full")).isEqualTo(1);
  }

  private void cut(
      ServerProcess primary, ServerProcess replica, CuttableProxy link, PacedWriter writer) {
    long startedNanos = System.nanoTime();
    link.cut();
    Await.until("the replica sees its link down", () -> !replica.isLinkUp());
    long from = primary.offset();
    writer.writeFor(CUT_SECONDS);
    long missed = primary.offset() - from;
    long coverage =
        Long.parseLong(
            primary.info("replication").getOrDefault("repl_backlog_coverage_seconds", "0"));
    link.heal();
    Await.until("the replica is back", replica::isLinkUp, replica::log);
    // What it has yet to read would count as missed in the next cut, too.
    Await.until("it has what it missed", () -> replica.offset() >= from + missed, replica::log);

    assertThat(coverage).as("seconds that the backlog covers").isGreaterThanOrEqualTo(CUT_SECONDS);
    coverageSeconds = Math.min(coverageSeconds, coverage);
    missedBytes = Math.max(missedBytes, missed);
    longestNanos = Math.max(longestNanos, System.nanoTime() - startedNanos);
  }

  private void report(TestReporter reporter, PacedWriter writer) {
    reporter.publishEntry(
        String.format(
            Locale.ROOT,
            "%d cuts, %d writes acknowledged, the backlog covers %d s; most bytes missed in a"
                + " cut %d, longest without a link %.1f s",
            ROUNDS,
            writer.acknowledged(),
            coverageSeconds,
            missedBytes,
            longestNanos / 1e9));
  }
}
