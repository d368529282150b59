package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same conversations with a redis-server and with the engine. */
final class PubSubInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void listenersGetConfirmationsMessagesAndErrors(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    try (RespClient listener = server.connect()) {
      assertThat(listener.call("SUBSCRIBE", "a", "b")).isEqualTo(List.of("subscribe", "a", 1L));
      assertThat(listener.receive()).isEqualTo(List.of("subscribe", "b", 2L));
      assertThat(listener.call("PSUBSCRIBE", "*")).isEqualTo(List.of("psubscribe", "*", 3L));
      assertThat(listener.call("SSUBSCRIBE", "s")).isEqualTo(List.of("ssubscribe", "s", 1L));
      assertThat(listener.call("GET", "k")).isEqualTo(refused("get"));
      assertThat(listener.call("CLIENT", "ID")).isEqualTo(refused("client|id"));
      assertThat(listener.call("PING")).isEqualTo(List.of("pong", ""));
    }
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void messagesReachChannelsPatternsAndShards(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    try (RespClient listener = server.connect()) {
      listener.call("SUBSCRIBE", "a");
      listener.call("SUBSCRIBE", "b");
      listener.call("PSUBSCRIBE", "*");
      listener.call("SSUBSCRIBE", "s");
      assertThat(server.call("PUBLISH", "a", "hi")).isEqualTo(2L);
      assertThat(listener.receive()).isEqualTo(List.of("message", "a", "hi"));
      assertThat(listener.receive()).isEqualTo(List.of("pmessage", "*", "a", "hi"));
      assertThat(server.call("SPUBLISH", "s", "ho")).isEqualTo(1L);
      assertThat(listener.receive()).isEqualTo(List.of("smessage", "s", "ho"));
      assertThat(server.call("PUBSUB", "NUMSUB", "a", "x")).isEqualTo(List.of("a", 1L, "x", 0L));
      assertThat(server.call("PUBSUB", "NUMPAT")).isEqualTo(1L);
      assertThat(server.error("PUBSUB", "CHANNELS", "a", "b"))
          .isEqualTo(
              "ERR unknown subcommand or wrong number of arguments for 'CHANNELS'. Try"
                  + " PUBSUB HELP.");
      assertThat(server.stat("pubsub_channels")).isEqualTo(2);
      assertThat(server.stat("pubsub_patterns")).isEqualTo(1);
      assertThat(server.stat("pubsubshard_channels")).isEqualTo(1);
      assertThat(listener.call("RESET")).isEqualTo("RESET");
      assertThat(server.call("PUBLISH", "a", "hi")).isEqualTo(0L);
    }
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void messagesTravelAlongTheStream(Peer primaryPeer, Peer replicaPeer) {
    ServerProcess primary = lab.start(primaryPeer, "primary");
    ServerProcess replica = lab.start(replicaPeer, "replica");
    replica.follow(primary.port());
    Await.until("the link is up", replica::isLinkUp, replica::log);
    try (RespClient listener = replica.connect()) {
      listener.call("SUBSCRIBE", "c");
      listener.call("SSUBSCRIBE", "s");
      primary.call("PUBLISH", "c", "hi");
      assertThat(listener.receive()).isEqualTo(List.of("message", "c", "hi"));
      primary.call("SPUBLISH", "s", "ho");
      assertThat(listener.receive()).isEqualTo(List.of("smessage", "s", "ho"));
      primary.call("MULTI");
      primary.call("SET", "k", "v");
      primary.call("PUBLISH", "c", "set");
      primary.call("EXEC");
      assertThat(listener.receive()).isEqualTo(List.of("message", "c", "set"));
      assertThat(replica.call("GET", "k")).isEqualTo("v");
    }
  }

  private static RespClient.ReplyError refused(String command) {
    return new RespClient.ReplyError(
        "ERR Can't execute '"
            + command
            + "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this"
            + " context");
  }
}
