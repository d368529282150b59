package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies that are written in slices, as a whole node treats their clients. */
final class SlicedRepliesTest {
  private static final int ELEMENTS = 400;
  private static final String ELEMENT = "a".repeat(4000);
  private static final String REPLY =
      "*" + ELEMENTS + "\r\n" + ("$4000\r\n" + ELEMENT + "\r\n").repeat(ELEMENTS);

  private final World world = new World();
  private final World.Member node = world.start(7001);
  private final TestClient reader = world.client(node);
  private final TestClient other = world.client(node);

  @BeforeEach
  void fill() {
    String[] words = new String[2 + ELEMENTS];
    Arrays.fill(words, ELEMENT);
    words[0] = "rpush";
    words[1] = "list";
    other.call(words);
    // A slice ends after a few nodes.
    node.host.microsPerReading = 20;
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void othersAreServedMeanwhileAndWhatTheyWriteIsNotSeen() {
    reader.queue("LRANGE list 0 -1\r\nLLEN list\r\n");
    other.queue("RPUSH list b\r\nLSET list -3 c\r\nLLEN list\r\n");
    world.turn();
    assertThat(other.read()).isEqualTo(":401\r\n+OK\r\n:401\r\n");
    assertThat(reader.read()).hasSizeLessThan(REPLY.length() / 2).startsWith("*400\r\n");
    world.settle();
    assertThat(reader.read()).endsWith(ELEMENT + "\r\n:401\r\n");
  }

  @Test
  void laterRequestsOfTheClientAreAnsweredBehindTheReply() {
    reader.raw("LRANGE list 0 -1\r\nECHO 1\r\nLRANGE list 0 -1\r\nECHO 2\r\n");
    assertThat(reader.read().equals(REPLY + "$1\r\n1\r\n" + REPLY + "$1\r\n2\r\n")).isTrue();
  }

  @Test
  void theClientDoesNotCountAsOneThatWaits() {
    reader.queue("LRANGE list 0 -1\r\n");
    other.queue("INFO clients\r\nCLIENT LIST\r\nCLIENT UNBLOCK 1\r\n");
    world.turn();
    assertThat(other.read())
        .contains("blocked_clients:0\r\n", "cmd=lrange")
        .doesNotContain("flags=b")
        .endsWith(":0\r\n");
    world.settle();
    assertThat(reader.read()).hasSizeGreaterThan(REPLY.length() / 2);
  }

  @Test
  void othersAreServedBetweenTheDescriptionsOfTwoCommands() {
    reader.queue("COMMAND DOCS\r\nPING\r\n");
    other.queue("PING\r\n");
    world.turn();
    assertThat(other.read()).isEqualTo("+PONG\r\n");
    assertThat(reader.read()).doesNotContain("PONG");
    world.settle();
    assertThat(reader.read()).endsWith("+PONG\r\n");
  }

  @Test
  void oneCallIsCountedWithAllTheTimeItTook() {
    other.call("CONFIG", "SET", "slowlog-log-slower-than", "2000");
    reader.call("LRANGE", "list", "0", "-1");
    assertThat(other.call("INFO", "commandstats")).contains("cmdstat_lrange:calls=1,");
    assertThat(other.call("SLOWLOG", "GET")).contains("\r\nLRANGE\r\n");
  }

  @Test
  void aClientThatLeavesOrIsKilledGivesEverythingBack() {
    reader.queue("LRANGE list 0 -1\r\n");
    world.turn();
    other.queue("DEL list\r\n");
    world.turn();
    reader.close();
    assertThat(node.node().keyspace().garbageCount()).isZero();
    fill();
    TestClient second = world.client(node);
    second.queue("LRANGE list 0 -1\r\n");
    other.queue("FLUSHALL\r\nCLIENT KILL TYPE normal\r\n");
    world.settle();
    assertThat(second.isClosed()).isTrue();
    assertThat(node.node().keyspace().snapshotBytes()).isZero();
  }

  @Test
  void aReplyOverTheOutputLimitEndsTheClient() {
    other.call("CONFIG", "SET", "client-output-buffer-limit", "normal 300000 0 0");
    reader.stopReading();
    reader.send("LRANGE", "list", "0", "-1");
    assertThat(reader.isClosed()).isTrue();
    other.call("DEL", "list");
    world.pass(500);
    assertThat(node.node().keyspace().garbageCount()).isZero();
  }

  @Test
  void aClientOfAFormerPrimaryIsClosedInTheMiddleOfItsReply() {
    World.Member primary = world.start(7002);
    world.client(primary).call("SET", "only", "this");
    reader.queue("LRANGE list 0 -1\r\n");
    other.queue("REPLICAOF 127.0.0.1 7002\r\n");
    world.turn();
    assertThat(reader.isClosed()).isTrue();
    world.pass(3000);
    assertThat(world.client(node).call("DBSIZE")).isEqualTo(":1\r\n");
  }
}
