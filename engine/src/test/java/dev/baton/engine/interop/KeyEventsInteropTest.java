package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same changes of keys cause the same events on a redis-server and on the engine. */
final class KeyEventsInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void commandsOnStringsTellWhatTheyDid(Peer peer) {
    ServerProcess server = lab.start(peer, "server", "--notify-keyspace-events", "KEAnm");
    server.ok("SELECT", "3");
    try (RespClient listener = server.connect()) {
      listener.call("PSUBSCRIBE", "__key*@*__:*");
      assertEvents(server, listener, "SET a 1", "new a", "set a");
      assertEvents(server, listener, "SET a 1 EX 100", "set a", "expire a");
      assertEvents(server, listener, "SETEX a 100 1", "set a", "expire a");
      assertEvents(server, listener, "GETSET a 2", "set a");
      assertEvents(server, listener, "GET absent", "keymiss absent");
      assertEvents(server, listener, "INCR a", "incrby a");
      assertEvents(server, listener, "DECRBY a 2", "incrby a");
      assertEvents(server, listener, "INCRBYFLOAT a 1.5", "incrbyfloat a");
      assertEvents(server, listener, "APPEND a x", "append a");
      assertEvents(server, listener, "SETRANGE a 1 y", "setrange a");
      assertEvents(server, listener, "GETEX a EX 100", "expire a");
      assertEvents(server, listener, "GETEX a PERSIST", "persist a");
      assertEvents(server, listener, "MSET a 1 b 2", "set a", "new b", "set b");
      assertEvents(server, listener, "SETNX a 1");
      assertEvents(server, listener, "GETDEL b", "del b");
    }
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void commandsOnKeysTellWhatTheyDid(Peer peer) {
    ServerProcess server = lab.start(peer, "server", "--notify-keyspace-events", "KEAnm");
    server.ok("SELECT", "3");
    try (RespClient listener = server.connect()) {
      listener.call("PSUBSCRIBE", "__key*@*__:*");
      assertEvents(server, listener, "SET a 1", "new a", "set a");
      assertEvents(server, listener, "EXPIRE a 100", "expire a");
      assertEvents(server, listener, "PERSIST a", "persist a");
      assertEvents(server, listener, "RENAME a c", "new c", "rename_from a", "rename_to c");
      assertEvents(server, listener, "COPY c d", "new d", "copy_to d");
      assertEvents(server, listener, "COPY c d REPLACE", "new d", "copy_to d");
      assertEvents(server, listener, "RENAME c d", "new d", "rename_from c", "rename_to d");
      assertEvents(server, listener, "COPY d c", "new c", "copy_to c");
      assertEvents(server, listener, "UNLINK c d absent", "del c", "del d");
      assertEvents(server, listener, "SET a 1", "new a", "set a");
      assertEvents(server, listener, "EXPIREAT a 1", "del a");
      server.ok("SET", "e", "1", "PX", "1");
      assertThat(take(listener, 6)).contains("3 new e", "3 set e", "3 expire e");
      assertThat(take(listener, 2)).containsExactly("3 expired e", "3 expired e");
    }
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void onlyTheChosenClassesAndKindsOfChannelsAreUsed(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    try (RespClient listener = server.connect()) {
      listener.call("PSUBSCRIBE", "*");
      server.ok("CONFIG", "SET", "notify-keyspace-events", "Eg");
      server.ok("SET", "a", "1");
      server.call("DEL", "a");
      assertThat(listener.receive()).isEqualTo(List.of("pmessage", "*", "__keyevent@0__:del", "a"));
      server.ok("CONFIG", "SET", "notify-keyspace-events", "K$");
      server.ok("SET", "a", "1");
      server.call("DEL", "a");
      server.ok("SET", "b", "1");
      assertThat(listener.receive()).isEqualTo(List.of("pmessage", "*", "__keyspace@0__:a", "set"));
      assertThat(listener.receive()).isEqualTo(List.of("pmessage", "*", "__keyspace@0__:b", "set"));
    }
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void theChosenClassesArePrintedInOneOrder(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    for (String letters : List.of("KEA", "g$lshzxetdKE", "gmE", "AKE", "")) {
      server.ok("CONFIG", "SET", "notify-keyspace-events", letters);
      String printed = String.valueOf(server.call("CONFIG", "GET", "notify-keyspace-events"));
      assertThat(printed).as(letters).endsWith(", " + canonical(letters) + "]");
    }
    assertThat(server.error("CONFIG", "SET", "notify-keyspace-events", "Q"))
        .contains("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.");
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void replicasTellTheSameEvents(Peer primaryPeer, Peer replicaPeer) {
    ServerProcess primary = lab.start(primaryPeer, "primary");
    ServerProcess replica = lab.start(replicaPeer, "replica", "--notify-keyspace-events", "EA");
    replica.follow(primary.port());
    Await.until("the link is up", replica::isLinkUp, replica::log);
    try (RespClient listener = replica.connect()) {
      listener.call("PSUBSCRIBE", "*");
      primary.ok("SET", "k", "v", "PX", "1");
      assertThat(take(listener, 3)).containsExactly("0 set k", "0 expire k", "0 del k");
    }
  }

  private static String canonical(String letters) {
    return switch (letters) {
      case "KEA", "g$lshzxetdKE", "AKE" -> "AKE";
      case "gmE" -> "gEm";
      default -> letters;
    };
  }

  /** Each event comes twice, on the key's channel and on the event's. */
  private static void assertEvents(
      ServerProcess server, RespClient listener, String request, String... events) {
    server.call(request.split(" "));
    List<String> expected = new ArrayList<>();
    for (String event : events) {
      expected.add("3 " + event);
      expected.add("3 " + event);
    }
    assertThat(take(listener, expected.size())).as(request).isEqualTo(expected);
    server.call("PUBLISH", "__keyevent@3__:mark", "end");
    assertThat(take(listener, 1)).as(request).containsExactly("3 mark end");
  }

  /** The next events in the form {@code database event key}. */
  private static List<String> take(RespClient listener, int count) {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (listener.receive() instanceof List<?> message) {
        taken.add(text(String.valueOf(message.get(2)), String.valueOf(message.get(3))));
      }
    }
    return taken;
  }

  private static String text(String channel, String content) {
    int at = channel.indexOf('@');
    int colon = channel.indexOf(':');
    String database = channel.substring(at + 1, channel.indexOf("__", at));
    String name = channel.substring(colon + 1);
    boolean byKey = channel.startsWith("__keyspace");
    return database + " " + (byKey ? content + " " + name : name + " " + content);
  }
}
