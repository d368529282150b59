package dev.baton.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/** What the status says that the last change of the primary has lost, beside what clients miss. */
public final class Losses {
  private static final String UNKNOWN = "unknown";

  private Losses() {}

  /**
   * The loss is told as unknown, or as at least the bytes of the acknowledged writes that are
   * missing: writes that nobody had acknowledged yet may be lost, too. A planned change tells that
   * nothing was lost, and then no write is missing.
   */
  public static void assertTold(Replication replication, Writers.Outcome outcome) {
    String told = told(replication);
    if (!UNKNOWN.equals(told)) {
      assertThat(Long.parseLong(told))
          .as("lostBytes by status, %s", outcome.describe())
          .isGreaterThanOrEqualTo(outcome.lostBytes());
    }
  }

  /** What the status says: a number of bytes, or unknown. */
  public static String told(Replication replication) {
    return replication.field("status", lastChange(replication), "lostBytes");
  }

  /** What the status says of the last failover, for a report. */
  public static String failover(Replication replication) {
    return "found silent for %s, %s partial and %s full resyncs, lost by status %s"
        .formatted(
            replication.field("status", "lastFailover", "detectedAfter"),
            replication.field("status", "lastFailover", "partialResyncs"),
            replication.field("status", "lastFailover", "fullResyncs"),
            replication.field("status", "lastFailover", "lostBytes"));
  }

  private static String lastChange(Replication replication) {
    String epoch = replication.field("status", "epoch");
    return Stream.of("lastSwitchover", "lastFailover")
        .filter(change -> epoch.equals(replication.field("status", change, "epoch")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody tells how epoch " + epoch + " began"));
  }
}
