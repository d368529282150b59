package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of links that carry something that does not belong there. */
final class StreamErrorsTest {
  private final World world = new World();
  private final World.Member primary = world.start(7000, "enable-debug-command", "yes");
  private final World.Member replica = world.start(7001);
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

  private static long lines(World.Member member, String text) {
    return member.log.stream().filter(line -> line.contains(text)).count();
  }

  @Test
  void aReplicaDoesNotGoOnBehindACommandItDoesNotKnow() {
    upper.call("DEBUG", "REPLICATE", "fake", "1");
    upper.call("SET", "k", "v");
    world.pass(3000);
    assertThat(lower.call("GET", "k")).isEqualTo("$-1\r\n");
    assertThat(lines(replica, "the primary sent 'fake', which this build does not know"))
        .isPositive();
  }

  @Test
  void aReplicaThatMayIgnoreErrorsGoesOnAndSaysSo() {
    lower.call("CONFIG", "SET", "propagation-error-behavior", "ignore");
    upper.call("DEBUG", "REPLICATE", "fake", "1");
    upper.call("SET", "k", "v");
    assertThat(lower.call("GET", "k")).isEqualTo("$1\r\nv\r\n");
    assertThat(upper.info("sync_full")).isEqualTo("1");
    assertThat(lines(replica, "== CRITICAL == This replica is sending an error")).isEqualTo(1);
  }

  @Test
  void aCommandThatFailsOnTheReplicaIsLogged() {
    lower.call("CONFIG", "SET", "replica-read-only", "no");
    lower.call("SET", "n", "text");
    upper.call("INCR", "n");
    assertThat(lines(replica, "after processing the command 'incr'")).isEqualTo(1);
  }

  @Test
  void aReplicaThatCausesAReplyIsDisconnected() {
    TestClient fake = world.client(primary);
    fake.send("PSYNC", "?", "-1");
    assertThat(fake.read()).contains("+FULLRESYNC");
    fake.send("GET", "k");
    assertThat(fake.isClosed()).isTrue();
    assertThat(fake.read()).doesNotContain("interact");
    assertThat(lines(primary, "Replica generated a reply to command 'get'")).isEqualTo(1);
    assertThat(lines(primary, "This primary is sending an error to its replica")).isEqualTo(1);
  }

  @Test
  void acknowledgementsAreNoReplies() {
    world.pass(5000);
    assertThat(lines(primary, "Replica generated a reply")).isZero();
    assertThat(lower.info("master_link_status")).isEqualTo("up");
  }

  @Test
  void anOffsetThatIsNoNumberIsRefused() {
    assertThat(upper.call("PSYNC", "id", "x")).startsWith("-ERR value is not an integer");
    assertThat(lines(primary, "asks for synchronization but with a wrong offset")).isEqualTo(1);
  }
}
