package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bases of the append only file that are written as commands instead of RDB. */
final class AofCommandBaseTest {
  private static final String BASE = "appendonlydir/appendonly.aof.2.base.aof";

  private final World world = new World();
  private final FakeDisk disk = new FakeDisk();

  @AfterEach
  void close() {
    world.close();
  }

  private World.Member start() {
    return world.start(
        7001,
        disk,
        "appendonly",
        "yes",
        "aof-use-rdb-preamble",
        "no",
        "appendfsync",
        "always",
        "enable-debug-command",
        "yes",
        "set-max-listpack-entries",
        "4",
        "hash-max-listpack-entries",
        "4",
        "zset-max-listpack-entries",
        "4",
        "list-max-listpack-size",
        "4");
  }

  private void fill(TestClient client) {
    client.call("set", "number", "12");
    client.call("set", "text", "some text", "px", "1000000");
    client.call("setrange", "binary", "3", "\r\n");
    for (int i = 0; i < 150; i++) {
      String name = "member:" + i;
      client.call("rpush", "long list", name);
      client.call("sadd", "large set", name);
      client.call("zadd", "large sorted set", i + "." + i, name);
      client.call("hset", "large hash", name, Integer.toString(i));
    }
    client.call("rpush", "list", "1", "x");
    client.call("sadd", "integers", "1", "2", "-3");
    client.call("sadd", "set", "1", "x");
    client.call("zadd", "sorted set", "inf", "a", "-inf", "b", "3.0000000000000004", "c");
    client.call("hset", "hash", "a", "1", "b", "x");
    client.call("hset", "expiring fields", "a", "1", "b", "2");
    client.call("hpexpire", "expiring fields", "1000000", "fields", "1", "a");
    client.call("select", "5");
    client.call("set", "number", "13");
    client.call("select", "0");
  }

  private void fillStreams(TestClient client) {
    for (int i = 1; i < 20; i++) {
      client.call("xadd", "stream", i + "-1", "name", "value " + i, "number", "" + i);
    }
    client.call("xdel", "stream", "7-1");
    client.call("xgroup", "create", "stream", "readers", "0");
    client.call("xgroup", "create", "stream", "late", "$");
    client.call("xgroup", "createconsumer", "stream", "readers", "idle");
    client.call("xreadgroup", "group", "readers", "bob", "count", "4", "streams", "stream", ">");
    client.call("xack", "stream", "readers", "2-1");
    client.call("xgroup", "create", "empty stream", "g", "0", "mkstream");
    client.call("xadd", "emptied stream", "9-9", "a", "b");
    client.call("xdel", "emptied stream", "9-9");
  }

  @Test
  void everyTypeComesBackFromItsCommands() {
    World.Member node = start();
    TestClient client = world.client(node);
    fill(client);
    fillStreams(client);
    String digest = client.call("debug", "digest");

    client.call("bgrewriteaof");
    world.pass(300);
    String fieldTimes = client.call("hpexpiretime", "expiring fields", "fields", "2", "a", "b");
    assertThat(client.info("aof_last_bgrewrite_status")).isEqualTo("ok");
    assertThat(fieldTimes).startsWith("*2\r\n:1").endsWith(":-1\r\n");
    world.kill(node);

    TestClient again = world.client(start());
    assertThat(again.call("debug", "digest")).isEqualTo(digest);
    assertThat(again.call("hpexpiretime", "expiring fields", "fields", "2", "a", "b"))
        .isEqualTo(fieldTimes);
  }

  @Test
  void theBaseIsCommandsOfAtMostSixtyFourMembers() {
    TestClient client = world.client(start());
    for (int i = 0; i < 65; i++) {
      client.call("rpush", "l", "x");
    }
    client.call("bgrewriteaof");
    world.pass(300);

    assertThat(new String(disk.files.get(BASE), StandardCharsets.ISO_8859_1))
        .startsWith("*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n*66\r\n$5\r\nRPUSH\r\n$1\r\nl\r\n$1\r\nx\r\n")
        .contains("*3\r\n$5\r\nRPUSH\r\n$1\r\nl\r\n$1\r\nx\r\n#HISTORY ");
  }

  @Test
  void groupsAndTheirPendingEntriesComeBack() {
    World.Member node = start();
    TestClient client = world.client(node);
    fillStreams(client);
    client.call("bgrewriteaof");
    world.pass(300);
    String pending = client.call("xpending", "stream", "readers");
    String last = client.call("xinfo", "stream", "emptied stream");
    String groups = client.call("xinfo", "groups", "stream");
    world.kill(node);

    TestClient again = world.client(start());

    assertThat(again.call("xpending", "stream", "readers")).isEqualTo(pending);
    assertThat(again.call("xinfo", "stream", "emptied stream")).isEqualTo(last);
    assertThat(again.call("xinfo", "groups", "stream")).isEqualTo(groups);
  }
}
