package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Saves and rewrites that are scheduled, given up, or slowed down. */
final class BackgroundWritersTest {
  private final World world = new World();
  private final World.Member member = world.start(7000, "enable-debug-command", "yes");
  private final TestClient client = world.client(member);

  @AfterEach
  void close() {
    world.close();
  }

  private void beSlow() {
    client.call("SET", "k", "v");
    client.call("CONFIG", "SET", "rdb-key-save-delay", "10000000");
  }

  @Test
  void aSaveThatIsCancelledLeavesNothingAndIsNoFailure() {
    beSlow();
    client.call("BGSAVE");
    assertThat(client.call("BGSAVE", "CANCEL")).isEqualTo("+Background saving cancelled\r\n");
    assertThat(client.info("rdb_bgsave_in_progress")).isEqualTo("0");
    assertThat(client.info("rdb_last_bgsave_status")).isEqualTo("ok");
    assertThat(client.call("BGSAVE", "CANCEL"))
        .isEqualTo("-ERR Background saving is currently not in progress or scheduled\r\n");
  }

  @Test
  void aScheduledSaveWaitsForTheEndOfARewrite() {
    beSlow();
    client.call("BGREWRITEAOF");
    assertThat(client.call("BGSAVE", "SCHEDULE")).isEqualTo("+Background saving scheduled\r\n");
    world.pass(1000);
    assertThat(client.info("rdb_bgsave_in_progress")).isEqualTo("0");
    client.call("CONFIG", "SET", "rdb-key-save-delay", "0");
    world.pass(1000);
    assertThat(client.info("rdb_saves")).isEqualTo("1");
  }

  @Test
  void aScheduledSaveCanBeTakenBack() {
    beSlow();
    client.call("BGREWRITEAOF");
    client.call("BGSAVE", "SCHEDULE");
    assertThat(client.call("BGSAVE", "CANCEL"))
        .isEqualTo("+Scheduled background saving cancelled\r\n");
    client.call("CONFIG", "SET", "rdb-key-save-delay", "0");
    world.pass(1000);
    assertThat(client.info("rdb_saves")).isEqualTo("0");
  }

  @Test
  void aSaveOfDataThatWasFlushedIsGivenUp() {
    beSlow();
    client.call("BGSAVE");
    client.call("FLUSHALL");
    assertThat(client.info("rdb_bgsave_in_progress")).isEqualTo("0");
  }

  @Test
  void repliesWaitForAFlushThatBeginsLate() {
    client.call("CONFIG", "SET", "appendonly", "yes");
    world.pass(1000);
    client.call("CONFIG", "SET", "appendfsync", "always");
    client.call("DEBUG", "AOF-FLUSH-SLEEP", "500000");
    client.send("SET", "k", "v");
    world.pass(400);
    assertThat(client.read()).isEmpty();
    world.pass(200);
    assertThat(client.read()).isEqualTo("+OK\r\n");
  }

  @Test
  void aSignalCanBeTakenBackWhileWhatIsDoneFromTimeToTimeWaits() {
    client.call("DEBUG", "PAUSE-CRON", "1");
    member.node().onSignal(Signal.TERMINATE, world.nowMs);
    assertThat(client.call("SHUTDOWN", "ABORT")).isEqualTo("+OK\r\n");
    client.call("DEBUG", "PAUSE-CRON", "0");
    world.pass(500);
    assertThat(client.call("PING")).isEqualTo("+PONG\r\n");
    assertThat(member.exitCode).isNegative();
  }

  @Test
  void aSignalThatWaitedIsObeyed() {
    client.call("DEBUG", "PAUSE-CRON", "1");
    member.node().onSignal(Signal.TERMINATE, world.nowMs);
    assertThat(member.exitCode).isNegative();
    client.call("DEBUG", "PAUSE-CRON", "0");
    world.pass(200);
    assertThat(member.exitCode).isZero();
  }
}
