package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clients of a writable replica leave in its data. */
final class ReplicaExpiriesTest {
  private final World world = new World();
  private final World.Member primary = world.start(7000, "enable-debug-command", "yes");
  private final World.Member replica = world.start(7001, "replica-read-only", "no");
  private final TestClient upper = world.client(primary);
  private final TestClient lower = world.client(replica);

  @BeforeEach
  void follow() {
    lower.call("REPLICAOF", "127.0.0.1", "7000");
    world.pass(1000);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void thoseOfItsOwnClientsAreDeletedWhenTheirTimeHasCome() {
    lower.call("SET", "a", "1", "EX", "5");
    lower.call("SET", "b", "1");
    lower.call("EXPIRE", "b", "5");
    world.pass(4500);
    assertThat(lower.call("DBSIZE")).isEqualTo(":2\r\n");
    world.pass(1000);
    assertThat(lower.call("DBSIZE")).isEqualTo(":0\r\n");
  }

  @Test
  void oneThatWasGivenMoreTimeStays() {
    lower.call("SET", "a", "1", "EX", "5");
    world.pass(3000);
    lower.call("EXPIRE", "a", "100");
    world.pass(5000);
    assertThat(lower.call("EXISTS", "a")).isEqualTo(":1\r\n");
  }

  @Test
  void anEstimateIsStoredOnAReplicaThatIsAskedForIt() {
    upper.call("PFADD", "h", "a", "b", "c");
    String before = lower.call("GET", "h");
    assertThat(lower.call("PFCOUNT", "h")).isEqualTo(":3\r\n");
    assertThat(lower.call("GET", "h")).isNotEqualTo(before).isEqualTo(stored());
  }

  private String stored() {
    upper.call("PFCOUNT", "h");
    return upper.call("GET", "h");
  }

  @Test
  void thoseOfThePrimaryWaitForItsWord() {
    upper.call("DEBUG", "SET-ACTIVE-EXPIRE", "0");
    upper.call("SET", "a", "1", "EX", "1");
    world.pass(3000);
    assertThat(lower.call("EXISTS", "a")).isEqualTo(":0\r\n");
    assertThat(lower.call("DBSIZE")).isEqualTo(":1\r\n");
  }
}
