package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica and its primary look like while a full synchronization is slow. */
final class SlowMotionTest {
  private static final int KEYS = 50;

  private final World world = new World();
  private final World.Member primary = world.start(7000, "enable-debug-command", "yes");
  private final World.Member replica = world.start(7001, "enable-debug-command", "yes");
  private final TestClient upper = world.client(primary);
  private final TestClient lower = world.client(replica);

  @BeforeEach
  void fill() {
    upper.call("CONFIG", "SET", "rdbcompression", "no");
    upper.call("DEBUG", "POPULATE", "" + KEYS, "new", "10000");
    lower.call("SET", "old", "v");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void follow() {
    lower.call("REPLICAOF", "127.0.0.1", "7000");
    world.pass(500);
  }

  @Test
  void aDelayedFullSyncShowsAsASaveOfThePrimaryThatItsReplicaWaitsFor() {
    upper.call("CONFIG", "SET", "rdb-key-save-delay", "100000");
    follow();
    assertThat(upper.info("rdb_bgsave_in_progress")).isEqualTo("1");
    assertThat(upper.info("slave0")).contains("state=wait_bgsave");
    assertThat(lower.call("GET", "old")).isEqualTo("$1\r\nv\r\n");
    world.pass(KEYS * 100 + 1000);
    assertThat(upper.info("rdb_bgsave_in_progress")).isEqualTo("0");
    assertThat(upper.info("slave0")).contains("state=online");
    assertThat(lower.call("DBSIZE")).isEqualTo(":" + KEYS + "\r\n");
  }

  @Test
  void aDelayedLoadTakesItsTimeAndEndsWhenTheDelayIsTakenAway() {
    lower.call("CONFIG", "SET", "key-load-delay", "1000000");
    follow();
    world.pass(5000);
    assertThat(lower.info("async_loading")).isEqualTo("1");
    lower.call("CONFIG", "SET", "key-load-delay", "0");
    world.pass(500);
    assertThat(lower.info("async_loading")).isEqualTo("0");
    assertThat(lower.info("master_link_status")).isEqualTo("up");
    assertThat(lower.call("DBSIZE")).isEqualTo(":" + KEYS + "\r\n");
  }

  @Test
  void anUnrelatedSnapshotForSwapdbIsLoadedWhileNothingIsServedAndCanBeEndedByAnOrder() {
    upper.call("CONFIG", "SET", "rdb-key-save-delay", "100000");
    lower.call("CONFIG", "SET", "repl-diskless-load", "swapdb");
    follow();
    assertThat(lower.info("loading")).isEqualTo("1");
    assertThat(lower.info("async_loading")).isEqualTo("0");
    assertThat(lower.call("GET", "old")).startsWith("-LOADING");
    assertThat(lower.call("REPLICAOF", "NO", "ONE")).startsWith("+OK");
    assertThat(lower.info("loading")).isEqualTo("0");
    assertThat(lower.call("GET", "old")).isEqualTo("$1\r\nv\r\n");
  }

  @Test
  void aNewerSnapshotOfTheSameHistoryForSwapdbIsLoadedWhileTheOldDataIsServed() {
    lower.call("CONFIG", "SET", "repl-diskless-load", "swapdb");
    follow();
    upper.call("CONFIG", "SET", "rdb-key-save-delay", "100000");
    upper.call("CONFIG", "SET", "repl-backlog-size", "16384");
    upper.call("MULTI");
    upper.call("CLIENT", "KILL", "TYPE", "replica");
    upper.call("SET", "big", "x".repeat(400_000));
    upper.call("EXEC");
    world.pass(500);
    assertThat(lower.info("async_loading")).isEqualTo("1");
    assertThat(lower.info("loading")).isEqualTo("0");
    assertThat(lower.call("DBSIZE")).isEqualTo(":" + KEYS + "\r\n");
  }

  @Test
  void flushBeforeLoadLeavesNothingBehindWhenTheLoadFailsAndAsksForAllOfIt() {
    upper.call("CONFIG", "SET", "rdb-key-save-delay", "100000");
    lower.call("CONFIG", "SET", "repl-diskless-load", "flush-before-load");
    follow();
    assertThat(lower.info("loading")).isEqualTo("1");
    upper.call("CONFIG", "SET", "repl-diskless-sync-delay", "3");
    upper.call("CLIENT", "KILL", "TYPE", "replica");
    assertThat(lower.call("DBSIZE")).isEqualTo(":0\r\n");
    upper.call("CONFIG", "SET", "rdb-key-save-delay", "0");
    world.pass(6000);
    assertThat(lower.call("DBSIZE")).isEqualTo(":" + KEYS + "\r\n");
  }

  @Test
  void aFullSyncOfDataThatWasFlushedBeginsAnew() {
    upper.call("CONFIG", "SET", "rdb-key-save-delay", "1000000");
    follow();
    upper.call("FLUSHALL");
    upper.call("CONFIG", "SET", "rdb-key-save-delay", "0");
    world.pass(3000);
    assertThat(upper.info("sync_full")).isEqualTo("2");
    assertThat(lower.call("DBSIZE")).isEqualTo(":0\r\n");
  }
}
