package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages on their way through nodes: to sockets, along the stream, and when nobody reads. */
final class MessagesTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void clientsOfAReplicaGetWhatIsPublishedOnThePrimary() {
    World.Member primary = world.start(7000);
    World.Member replica = world.start(7001, "replicaof", "127.0.0.1 7000");
    world.pass(2000);
    TestClient listener = world.client(replica);
    listener.call("SUBSCRIBE", "c");
    listener.call("SSUBSCRIBE", "s");
    TestClient publisher = world.client(primary);
    assertThat(publisher.call("PUBLISH", "c", "hi")).isEqualTo(":0\r\n");
    assertThat(listener.read()).isEqualTo("*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nhi\r\n");
    publisher.call("SPUBLISH", "s", "ho");
    assertThat(listener.read()).isEqualTo("*3\r\n$8\r\nsmessage\r\n$1\r\ns\r\n$2\r\nho\r\n");
    TestClient onReplica = world.client(replica);
    assertThat(onReplica.call("PUBLISH", "c", "local")).isEqualTo(":1\r\n");
    assertThat(onReplica.info("pubsub_channels")).isEqualTo("1");
    assertThat(onReplica.info("pubsubshard_channels")).isEqualTo("1");
    assertThat(replica.node().history().offset()).isEqualTo(primary.node().history().offset());
  }

  @Test
  void aListenerThatDoesNotReadIsClosedAtTheLimitOfItsClass() {
    World.Member member = world.start(7000, "client-output-buffer-limit", "pubsub 100000 0 0");
    TestClient listener = world.client(member);
    TestClient normal = world.client(member);
    listener.call("SUBSCRIBE", "c");
    listener.stopReading();
    TestClient publisher = world.client(member);
    String message = "x".repeat(40_000);
    assertThat(publisher.call("PUBLISH", "c", message)).isEqualTo(":1\r\n");
    assertThat(publisher.call("PUBLISH", "c", message)).isEqualTo(":1\r\n");
    assertThat(listener.isClosed()).isFalse();
    publisher.call("PUBLISH", "c", message);
    assertThat(listener.isClosed()).isTrue();
    assertThat(publisher.call("PUBLISH", "c", message)).isEqualTo(":0\r\n");
    assertThat(normal.isClosed()).isFalse();
  }

  @Test
  void listenersAreNotIdle() {
    World.Member member = world.start(7000, "timeout", "5");
    TestClient listener = world.client(member);
    TestClient normal = world.client(member);
    listener.call("SUBSCRIBE", "c");
    world.pass(7000);
    assertThat(normal.isClosed()).isTrue();
    assertThat(listener.isClosed()).isFalse();
  }
}
