package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that wait for keys, as a whole node treats them. */
final class WaitingClientsTest {
  private final World world = new World();
  private final World.Member primary = world.start(7001);
  private final TestClient writer = world.client(primary);
  private final TestClient first = world.client(primary);
  private final TestClient second = world.client(primary);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatAWaitingClientSendsIsReadOnceItIsServed() {
    first.raw("BLPOP k 0\r\nRPUSH k 2\r\nBLPOP k 0\r\nPING\r\n");
    second.raw("BLPOP k 0\r\nECHO done\r\n");
    assertThat(first.read() + second.read()).isEmpty();
    assertThat(writer.info("blocked_clients")).isEqualTo("2");
    assertThat(writer.info("total_blocking_keys")).isEqualTo("1");
    assertThat(writer.call("client", "list").lines().filter(line -> line.contains("flags=b")))
        .hasSize(2);
    writer.call("RPUSH", "k", "1");
    assertThat(first.read()).isEqualTo("*2\r\n$1\r\nk\r\n$1\r\n1\r\n:1\r\n");
    assertThat(second.read()).isEqualTo("*2\r\n$1\r\nk\r\n$1\r\n2\r\n$4\r\ndone\r\n");
    writer.call("RPUSH", "k", "3");
    assertThat(first.read()).isEqualTo("*2\r\n$1\r\nk\r\n$1\r\n3\r\n+PONG\r\n");
    assertThat(writer.info("blocked_clients")).isEqualTo("0");
    assertThat(writer.info("total_blocking_keys")).isEqualTo("0");
  }

  @Test
  void aPushAndAWaitInOneGoServeWhoeverCameFirst() {
    first.raw("BLPOP k 0\r\n");
    second.raw("LPUSH k 1\r\nBLPOP k 0\r\n");
    assertThat(first.read()).isEqualTo("*2\r\n$1\r\nk\r\n$1\r\n1\r\n");
    assertThat(second.read()).isEqualTo(":1\r\n");
    assertThat(writer.info("blocked_clients")).isEqualTo("1");
  }

  @Test
  void timeEndsAWaitAndTheClientGoesOn() {
    first.raw("BLPOP k 0.25\r\nPING\r\n");
    second.raw("BLPOP k 5\r\n");
    assertThat(writer.info("clients_in_timeout_table")).isEqualTo("2");
    assertThat(primary.node().nextDeadlineMs(world.nowMs)).isLessThanOrEqualTo(world.nowMs + 250);
    world.pass(300);
    assertThat(first.read()).isEqualTo("*-1\r\n+PONG\r\n");
    assertThat(second.read()).isEmpty();
    assertThat(writer.info("clients_in_timeout_table")).isEqualTo("1");
  }

  @Test
  void aClientThatGoesAwayWaitsNoMore() {
    first.raw("BLPOP k l 0\r\n");
    first.close();
    assertThat(writer.info("total_blocking_keys")).isEqualTo("0");
    writer.call("RPUSH", "k", "1");
    assertThat(writer.call("LLEN", "k")).isEqualTo(":1\r\n");
  }

  @Test
  void oneCallIsCountedHoweverLongItWaits() {
    first.raw("BLPOP k 0\r\n");
    writer.call("RPUSH", "k", "1");
    assertThat(writer.call("info", "commandstats")).contains("cmdstat_blpop:calls=1,");
  }

  @Test
  void whoeverWaitsForAPrimaryIsToldThatItIsNoneAnyMore() {
    world.start(7002);
    first.raw("BLPOP k 0\r\n");
    assertThat(writer.call("REPLICAOF", "127.0.0.1", "7002")).isEqualTo("+OK\r\n");
    assertThat(first.read())
        .isEqualTo(
            "-UNBLOCKED force unblock from blocking operation, instance state changed (master ->"
                + " replica?)\r\n");
    assertThat(first.isClosed()).isTrue();
  }

  @Test
  void replicasFollowWhatWaitingClientsTake() {
    World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
    world.pass(2000);
    first.raw("BLMOVE k l LEFT RIGHT 0\r\n");
    second.raw("BLPOP k 0\r\n");
    writer.call("RPUSH", "k", "1", "2", "3");
    world.pass(200);
    TestClient reader = world.client(replica);
    assertThat(reader.call("LRANGE", "k", "0", "-1")).isEqualTo("*1\r\n$1\r\n3\r\n");
    assertThat(reader.call("LRANGE", "l", "0", "-1")).isEqualTo("*1\r\n$1\r\n1\r\n");
    assertThat(replica.node().history().offset()).isEqualTo(primary.node().history().offset());
  }

  @Test
  void timesThatNoClockCanTellAreRefused() {
    assertThat(writer.call("WAIT", "2", "9223372036854775807"))
        .isEqualTo("-ERR timeout is out of range\r\n");
    assertThat(writer.call("WAIT", "2", "-1")).isEqualTo("-ERR timeout is negative\r\n");
    assertThat(writer.call("WAIT", "2", "1.5"))
        .isEqualTo("-ERR timeout is not an integer or out of range\r\n");
  }
}
