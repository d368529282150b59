package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CLIENT TRACKING as a redis-server does it, errors included. */
final class TrackingInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void contradictionsAreRefused(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    assertThat(server.error("CLIENT", "TRACKING", "ON", "PREFIX", "a"))
        .isEqualTo("ERR PREFIX option requires BCAST mode to be enabled");
    assertThat(server.error("CLIENT", "TRACKING", "ON", "BCAST", "OPTIN"))
        .isEqualTo("ERR OPTIN and OPTOUT are not compatible with BCAST");
    assertThat(server.error("CLIENT", "TRACKING", "ON", "OPTIN", "OPTOUT"))
        .isEqualTo("ERR You can't specify both OPTIN mode and OPTOUT mode");
    assertThat(server.error("CLIENT", "TRACKING", "ON", "REDIRECT", "99999"))
        .isEqualTo("ERR The client ID you want redirect to does not exist");
    assertThat(server.error("CLIENT", "TRACKING", "ON", "NOSUCH")).isEqualTo("ERR syntax error");
    assertThat(server.error("CLIENT", "TRACKING", "maybe")).isEqualTo("ERR syntax error");
    assertThat(server.error("CLIENT", "TRACKING", "ON", "BCAST", "PREFIX", "foo", "PREFIX", "fo"))
        .isEqualTo(
            "ERR Prefix 'foo' overlaps with another provided prefix 'fo'. Prefixes for a"
                + " single client must not overlap.");
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void cachingBelongsToTheModesThatAskForIt(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    assertThat(server.error("CLIENT", "CACHING", "YES"))
        .isEqualTo(
            "ERR CLIENT CACHING can be called only when the client is in tracking mode"
                + " with OPTIN or OPTOUT mode enabled");
    server.ok("CLIENT", "TRACKING", "ON", "OPTIN");
    assertThat(server.error("CLIENT", "CACHING", "NO"))
        .isEqualTo("ERR CLIENT CACHING NO is only valid when tracking is enabled in OPTOUT mode.");
    assertThat(server.error("CLIENT", "TRACKING", "ON", "OPTOUT"))
        .isEqualTo(
            "ERR You can't switch OPTIN/OPTOUT mode before disabling tracking for this"
                + " client, and then re-enabling it with a different mode.");
    assertThat(server.error("CLIENT", "TRACKING", "ON", "BCAST"))
        .isEqualTo(
            "ERR You can't switch BCAST mode on/off before disabling tracking for this"
                + " client, and then re-enabling it with a different mode.");
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void theModesAreShown(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    server.ok("CLIENT", "TRACKING", "ON", "OPTIN");
    server.ok("CLIENT", "CACHING", "YES");
    assertThat(server.call("CLIENT", "TRACKINGINFO"))
        .isEqualTo(
            List.of(
                "flags",
                List.of("on", "optin", "caching-yes"),
                "redirect",
                0L,
                "prefixes",
                List.of()));
    server.ok("CLIENT", "TRACKING", "OFF");
    assertThat(server.call("CLIENT", "TRACKINGINFO"))
        .isEqualTo(List.of("flags", List.of("off"), "redirect", -1L, "prefixes", List.of()));
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void prefixesMustNotOverlap(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    server.ok("CLIENT", "TRACKING", "ON", "BCAST", "PREFIX", "a", "NOLOOP");
    assertThat(server.error("CLIENT", "TRACKING", "ON", "BCAST", "PREFIX", "abc"))
        .isEqualTo(
            "ERR Prefix 'abc' overlaps with an existing prefix 'a'. Prefixes for a single"
                + " client must not overlap.");
    assertThat(server.call("CLIENT", "TRACKINGINFO"))
        .isEqualTo(
            List.of(
                "flags",
                List.of("on", "bcast", "noloop"),
                "redirect",
                0L,
                "prefixes",
                List.of("a")));
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void changesAreToldThroughAnotherConnection(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    try (RespClient ear = server.connect();
        RespClient cache = server.connect()) {
      String id = String.valueOf(ear.call("CLIENT", "ID"));
      ear.call("SUBSCRIBE", "__redis__:invalidate");
      cache.call("CLIENT", "TRACKING", "ON", "REDIRECT", id);
      cache.call("GET", "a");
      server.ok("SET", "a", "1");
      assertThat(ear.receive()).isEqualTo(message("a"));
      cache.call("MGET", "a", "b");
      assertThat(server.stat("tracking_total_keys")).isEqualTo(2);
      assertThat(server.info("clients")).containsEntry("tracking_clients", "1");
      server.call("RENAME", "a", "b");
      assertThat(List.of(String.valueOf(ear.receive()), String.valueOf(ear.receive())))
          .containsExactlyInAnyOrder(message("a").toString(), message("b").toString());
      cache.call("GET", "k");
      server.ok("SET", "k", "1", "PX", "1");
      assertThat(ear.receive()).isEqualTo(message("k"));
      server.ok("FLUSHALL");
      assertThat(String.valueOf(ear.receive())).endsWith("null]");
      cache.call("CLIENT", "TRACKING", "OFF");
      cache.call("CLIENT", "TRACKING", "ON", "BCAST", "REDIRECT", id, "PREFIX", "p:");
      server.ok("SET", "q:1", "1");
      server.ok("SET", "p:1", "1");
      assertThat(ear.receive()).isEqualTo(message("p:1"));
    }
  }

  private static List<Object> message(String key) {
    return List.of("message", "__redis__:invalidate", List.of(key));
  }
}
