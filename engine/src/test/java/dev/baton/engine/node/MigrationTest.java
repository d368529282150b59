package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** MIGRATE between two nodes, and to what is no node. */
final class MigrationTest {
  private static final String OK = "+OK\r\n";
  private static final String ZERO = ":0\r\n";

  private final World world = new World();
  private final World.Member here = world.start(7001);
  private final World.Member there = world.start(7002);
  private final TestClient source = world.client(here);
  private final TestClient target = world.client(there);

  @AfterEach
  void close() {
    world.close();
  }

  private String migrate(String... rest) {
    String[] words = new String[rest.length + 3];
    words[0] = "migrate";
    words[1] = "127.0.0.1";
    words[2] = "7002";
    System.arraycopy(rest, 0, words, 3, rest.length);
    return source.call(words);
  }

  @Test
  void aKeyMovesWithItsValueItsTimeToLiveAndIntoTheDatabaseAskedFor() {
    source.call("zadd", "key", "1", "one", "2", "two");
    source.call("pexpire", "key", "5000");
    assertThat(migrate("key", "9", "1000")).isEqualTo(OK);
    assertThat(source.call("exists", "key")).isEqualTo(ZERO);
    target.call("select", "9");
    assertThat(target.call("zcard", "key")).isEqualTo(":2\r\n");
    assertThat(target.call("pttl", "key")).isEqualTo(":5000\r\n");
  }

  @Test
  void aReplicaLearnsThatTheKeyIsGone() {
    TestClient replica = world.client(world.start(7003, "replicaof", "127.0.0.1 7001"));
    world.pass(2000);
    source.call("set", "key", "value");
    assertThat(replica.call("get", "key")).isEqualTo("$5\r\nvalue\r\n");
    assertThat(migrate("key", "0", "1000")).isEqualTo(OK);
    assertThat(replica.call("get", "key")).isEqualTo("$-1\r\n");
  }

  @Test
  void copyLeavesTheKeyAndReplaceTakesThePlaceOfAnother() {
    source.call("set", "key", "new");
    target.call("set", "key", "old");
    assertThat(migrate("key", "0", "1000", "COPY"))
        .isEqualTo(
            "-ERR Target instance replied with error: BUSYKEY Target key name already exists."
                + "\r\n");
    assertThat(migrate("key", "0", "1000", "COPY", "REPLACE")).isEqualTo(OK);
    assertThat(source.call("get", "key")).isEqualTo("$3\r\nnew\r\n");
    assertThat(target.call("get", "key")).isEqualTo("$3\r\nnew\r\n");
  }

  @Test
  void manyKeysMoveButThoseTheTargetRefusesStay() {
    source.call("mset", "a", "1", "b", "2", "c", "3");
    target.call("set", "b", "busy");
    assertThat(migrate("", "0", "1000", "KEYS", "a", "none", "b", "c")).contains("BUSYKEY");
    assertThat(source.call("keys", "*")).isEqualTo("*1\r\n$1\r\nb\r\n");
    assertThat(target.call("mget", "a", "c")).isEqualTo("*2\r\n$1\r\n1\r\n$1\r\n3\r\n");
  }

  @Test
  void aPasswordIsGivenBeforeAnythingElse() {
    target.call("config", "set", "requirepass", "secret");
    source.call("set", "key", "value");
    assertThat(migrate("key", "0", "1000")).contains("NOAUTH");
    assertThat(migrate("key", "0", "1000", "AUTH", "wrong")).contains("WRONGPASS");
    assertThat(source.call("exists", "key")).isEqualTo(":1\r\n");
    assertThat(migrate("key", "0", "1000", "AUTH2", "default", "secret")).isEqualTo(OK);
    assertThat(source.call("exists", "key")).isEqualTo(ZERO);
  }

  @Test
  void aKeyThatChangesOnItsWayIsSentAgain() {
    TestClient writer = world.client(here);
    source.call("set", "key", "first");
    // While writes are paused there, the key is on its way.
    target.call("client", "pause", "400", "WRITE");
    assertThat(migrate("key", "0", "1000")).isEmpty();
    assertThat(writer.call("set", "key", "second")).isEqualTo(OK);
    world.pass(1000);
    assertThat(source.read()).isEqualTo(OK);
    assertThat(source.call("exists", "key")).isEqualTo(ZERO);
    assertThat(target.call("get", "key")).isEqualTo("$6\r\nsecond\r\n");
  }

  @Test
  void silenceAndLostConnectionsLeaveTheKeyWhereItIs() {
    source.call("set", "key", "value");
    target.call("client", "pause", "60000", "WRITE");
    assertThat(migrate("key", "0", "300")).isEmpty();
    world.pass(500);
    assertThat(source.read()).isEqualTo("-IOERR error or timeout reading from target instance\r\n");
    assertThat(migrate("key", "0", "300")).isEmpty();
    world.cut(here);
    assertThat(source.read()).isEqualTo("-IOERR error or timeout reading from target instance\r\n");
    assertThat(source.call("migrate", "127.0.0.1", "7999", "key", "0", "300"))
        .isEqualTo("-IOERR error or timeout connecting to the client\r\n");
    assertThat(source.call("get", "key")).isEqualTo("$5\r\nvalue\r\n");
  }

  @Test
  void nothingIsDeletedDuringAPause() {
    source.call("set", "key", "value");
    target.call("client", "pause", "60000", "WRITE");
    assertThat(migrate("key", "0", "10000")).isEmpty();
    TestClient other = world.client(here);
    other.call("client", "pause", "500", "WRITE");
    target.call("client", "unpause");
    assertThat(target.call("exists", "key")).isEqualTo(":1\r\n");
    assertThat(other.call("exists", "key")).isEqualTo(":1\r\n");
    world.pass(700);
    assertThat(source.read()).isEqualTo(OK);
    assertThat(other.call("exists", "key")).isEqualTo(ZERO);
  }

  @Test
  void aNodeThatIsNoPrimaryAnyMoreDeletesNothing() {
    source.call("set", "key", "value");
    target.call("client", "pause", "60000", "WRITE");
    here.configuration.load("baton-close-clients-on-demotion", List.of("no"));
    assertThat(migrate("key", "0", "10000")).isEmpty();
    world.client(here).call("replicaof", "127.0.0.1", "7999");
    assertThat(source.read()).startsWith("-UNBLOCKED ");
    assertThat(source.call("exists", "key")).isEqualTo(":1\r\n");
  }

  @Test
  void wrongCallsAreRefusedInTheOrderOfRedis() {
    assertThat(migrate("key", "0", "1000", "AUTH")).isEqualTo("-ERR syntax error\r\n");
    assertThat(migrate("key", "0", "1000", "KEYS", "key"))
        .isEqualTo(
            "-ERR When using MIGRATE KEYS option, the key argument must be set to the empty string"
                + "\r\n");
    assertThat(migrate("key", "x", "1000"))
        .isEqualTo("-ERR value is not an integer or out of range\r\n");
    assertThat(migrate("key", "0", "1000")).isEqualTo("+NOKEY\r\n");
    source.call("set", "key", "value");
    assertThat(migrate("key", "99", "1000"))
        .isEqualTo("-ERR Target instance replied with error: ERR DB index is out of range\r\n");
    assertThat(
            source.call(
                "command", "getkeys", "migrate", "h", "1", "", "0", "1", "AUTH", "KEYS", "KEYS",
                "a", "b"))
        .isEqualTo("*2\r\n$1\r\na\r\n$1\r\nb\r\n");
  }

  @Test
  void aClientThatLeavesEndsItsMigration() {
    source.call("set", "key", "value");
    target.call("client", "pause", "60000", "WRITE");
    assertThat(migrate("key", "0", "10000")).isEmpty();
    source.close();
    target.call("client", "unpause");
    assertThat(world.client(here).call("exists", "key")).isEqualTo(":1\r\n");
  }
}
