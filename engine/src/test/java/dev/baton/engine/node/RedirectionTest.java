package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that said CLIENT CAPA REDIRECT are sent from a replica to its primary. */
final class RedirectionTest {
  private static final String TO_FIRST = "-REDIRECT 127.0.0.1:7001\r\n";
  private static final String TO_SECOND = "-REDIRECT 127.0.0.1:7002\r\n";
  private static final String OK = "+OK\r\n";

  private final World world = new World();
  private World.Member first;
  private World.Member second;

  @BeforeEach
  void startAPrimaryAndAReplica() {
    first = world.start(7001);
    second = world.start(7002, "replicaof", "127.0.0.1 7001");
    world.pass(2000);
  }

  @AfterEach
  void closeTheWorld() {
    world.close();
  }

  private TestClient redirectable(World.Member member) {
    TestClient client = world.client(member);
    assertThat(client.call("client", "capa", "something new", "redirect")).isEqualTo(OK);
    return client;
  }

  @Test
  void replicaServesThemWhatTouchesNoKeysOnly() {
    TestClient client = redirectable(second);
    assertThat(client.call("set", "k", "v")).isEqualTo(TO_FIRST);
    assertThat(client.call("get", "k")).isEqualTo(TO_FIRST);
    assertThat(client.call("ping")).isEqualTo("+PONG\r\n");
    assertThat(redirectable(first).call("set", "k", "v")).isEqualTo(OK);
  }

  @Test
  void theyReadAtReplicasIfTheySaySo() {
    world.client(first).call("set", "k", "v");
    TestClient client = redirectable(second);
    assertThat(client.call("readonly")).isEqualTo(OK);
    assertThat(client.call("get", "k")).isEqualTo("$1\r\nv\r\n");
    assertThat(client.call("set", "k", "w")).isEqualTo(TO_FIRST);
    assertThat(client.call("readwrite")).isEqualTo(OK);
    assertThat(client.call("get", "k")).isEqualTo(TO_FIRST);
  }

  @Test
  void othersAreAnsweredAsByRedis() {
    TestClient client = world.client(second);
    assertThat(client.call("readonly"))
        .isEqualTo("-ERR This instance has cluster support disabled\r\n");
    assertThat(client.call("get", "k")).isEqualTo("$-1\r\n");
    assertThat(client.call("set", "k", "v"))
        .isEqualTo("-READONLY You can't write against a read only replica.\r\n");
  }

  @Test
  void transactionIsSentOnAsAWhole() {
    TestClient early = redirectable(first);
    early.call("multi");
    assertThat(early.call("set", "k", "v")).isEqualTo("+QUEUED\r\n");
    assertThat(world.client(first).call("replicaof", "127.0.0.1", "7002")).isEqualTo(OK);
    assertThat(early.call("exec")).isEqualTo(TO_SECOND);
    assertThat(early.call("multi")).isEqualTo(OK);
    assertThat(early.call("set", "k", "v")).isEqualTo(TO_SECOND);
    assertThat(early.call("exec")).startsWith("-EXECABORT");
  }

  @Test
  void theyWaitWhileAPrimaryHandsOverAndAreToldToWhom() {
    TestClient reader = redirectable(first);
    TestClient writer = redirectable(first);
    world.freeze(second);
    world.client(first).call("set", "k", "v");
    world.client(first).call("failover", "to", "127.0.0.1", "7002", "timeout", "100", "force");
    assertThat(reader.call("get", "k")).as("before the timeout").isEqualTo("$1\r\nv\r\n");
    world.pass(500);
    assertThat(first.node().role()).isEqualTo(Role.REPLICA);
    assertThat(reader.call("get", "k")).isEmpty();
    assertThat(writer.call("set", "k", "w")).isEmpty();
    world.thaw(second);
    world.pass(2000);
    assertThat(reader.read()).isEqualTo(TO_SECOND);
    assertThat(writer.read()).isEqualTo(TO_SECOND);
    assertThat(reader.call("ping")).as("its connection stays").isEqualTo("+PONG\r\n");
  }
}
