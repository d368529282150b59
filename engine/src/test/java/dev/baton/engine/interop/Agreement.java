package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

/** The oracle of replication: servers at the same offset of the same history hold the same data. */
final class Agreement {
  private Agreement() {}

  /**
   * Waits until {@code replica} has the offset of {@code primary}, then compares their data. The
   * offsets are read again after the digests, because a PING may enter the stream in between.
   */
  static void await(ServerProcess primary, ServerProcess replica) {
    Await.until(
        replica.name() + " has the offset and the data of " + primary.name(),
        () -> agree(primary, replica),
        () ->
            primary.info("replication")
                + " against "
                + replica.info("replication")
                + "\n"
                + replica.log());
  }

  private static boolean agree(ServerProcess primary, ServerProcess replica) {
    long offset = primary.offset();
    if (!replica.isLinkUp() || replica.offset() != offset) {
      return false;
    }
    String expected = primary.digest();
    String actual = replica.digest();
    if (primary.offset() != offset || replica.offset() != offset) {
      return false;
    }
    assertThat(actual)
        .as("digest of %s and %s at offset %d", replica.name(), primary.name(), offset)
        .isEqualTo(expected);
    assertThat(historyOf(replica))
        .as("history of %s", replica.name())
        .isEqualTo(historyOf(primary));
    return true;
  }

  private static String historyOf(ServerProcess server) {
    return String.valueOf(server.info("replication").get("master_replid"));
  }

  /** Waits until the primary sees {@code count} replicas that stream. */
  static void awaitOnline(ServerProcess primary, int count) {
    Await.until(
        count + " replicas of " + primary.name() + " are online",
        () ->
            primary.info("replication").values().stream()
                    .filter(value -> value.contains("state=online"))
                    .count()
                == count,
        () -> primary.info("replication").toString());
  }
}
