package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tests may ask of a node: to stand still, and to save slowly. */
final class DebugSwitchesTest {
  private final World world = new World();
  private final World.Member member = world.start(7000, "enable-debug-command", "yes", "save", "");
  private final TestClient client = world.client(member);
  private final TestClient other = world.client(member);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aSleepEndsBeforeItsReplyAndNobodyIsAnsweredInBetween() {
    client.send("DEBUG", "SLEEP", "2");
    other.send("PING");
    world.pass(1900);
    assertThat(client.read() + other.read()).isEmpty();
    world.pass(300);
    assertThat(client.read()).isEqualTo("+OK\r\n");
    assertThat(other.read()).isEqualTo("+PONG\r\n");
  }

  @Test
  void aDelayedSaveGoesOnWhenTheDelayIsTakenAway() {
    client.call("SET", "k", "v");
    client.call("CONFIG", "SET", "rdb-key-save-delay", "10000000");
    client.call("BGSAVE");
    world.pass(3000);
    assertThat(client.info("rdb_bgsave_in_progress")).isEqualTo("1");
    client.call("CONFIG", "SET", "rdb-key-save-delay", "0");
    world.pass(300);
    assertThat(client.info("rdb_bgsave_in_progress")).isEqualTo("0");
    assertThat(client.info("rdb_last_bgsave_status")).isEqualTo("ok");
  }

  @Test
  void aDelayedSaveEndsAfterSoMuchTimeForEachKey() {
    client.call("SET", "k", "v");
    client.call("CONFIG", "SET", "rdb-key-save-delay", "400000");
    client.call("BGSAVE");
    world.pass(300);
    assertThat(client.info("rdb_bgsave_in_progress")).isEqualTo("1");
    world.pass(2000);
    assertThat(client.info("rdb_bgsave_in_progress")).isEqualTo("0");
  }

  @Test
  void theTimeOfTheLastUseIsShown() {
    client.call("SET", "k", "v");
    String before = client.call("DEBUG", "OBJECT", "k");
    world.pass(2000);
    assertThat(client.call("DEBUG", "OBJECT", "k"))
        .contains(before.substring(before.indexOf("lru:"), before.indexOf(" lru_seconds_idle")))
        .contains("lru_seconds_idle:2");
    client.call("GET", "k");
    assertThat(client.call("DEBUG", "OBJECT", "k"))
        .contains("lru:" + ((world.nowMs / 1000) & 0xffffff));
  }
}
