package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FAILOVER: a primary hands over to a replica that has every write. */
final class FailoverTest {
  private final World world = new World();
  private World.Member first;
  private World.Member second;
  private World.Member third;
  private TestClient atFirst;

  @BeforeEach
  void startOnePrimaryAndTwoReplicas() {
    first = world.start(7001);
    second = world.start(7002, "replicaof", "127.0.0.1 7001");
    third = world.start(7003, "replicaof", "127.0.0.1 7001");
    world.pass(2000);
    atFirst = world.client(first);
  }

  @AfterEach
  void closeTheWorld() {
    world.close();
  }

  @Test
  void theTargetTakesOverAndThePrimaryFollowsItWithoutASnapshot() {
    atFirst.call("set", "k", "v");
    assertThat(atFirst.call("failover", "to", "127.0.0.1", "7002")).isEqualTo("+OK\r\n");
    world.pass(1000);
    TestClient atSecond = world.client(second);
    assertThat(atSecond.call("set", "k", "w")).isEqualTo("+OK\r\n");
    assertThat(first.node().role()).isEqualTo(Role.REPLICA);
    assertThat(world.client(first).call("get", "k")).isEqualTo("$1\r\nw\r\n");
    assertThat(world.client(first).info("master_failover_state")).isEqualTo("no-failover");
    assertThat(atSecond.info("sync_full")).isEqualTo("0");
    assertThat(atSecond.info("sync_partial_ok")).isEqualTo("1");
  }

  @Test
  void theOtherReplicasGoOnBelowTheOldPrimaryWithoutASnapshot() {
    String snapshots = atFirst.info("sync_full");
    atFirst.call("failover", "to", "127.0.0.1", "7002");
    world.pass(2000);
    world.client(second).call("set", "k", "w");
    assertThat(world.client(third).call("get", "k")).isEqualTo("$1\r\nw\r\n");
    assertThat(world.client(first).info("sync_full")).isEqualTo(snapshots);
    assertThat(third.node().history().replicationId())
        .isEqualTo(second.node().history().replicationId());
  }

  @Test
  void withoutATargetTheFirstThatHasEverythingTakesOver() {
    atFirst.call("set", "k", "v");
    assertThat(atFirst.call("failover")).isEqualTo("+OK\r\n");
    world.pass(1000);
    assertThat(first.node().role()).isEqualTo(Role.REPLICA);
    assertThat(Stream.of(second, third).filter(member -> member.node().role() == Role.PRIMARY))
        .hasSize(1);
  }

  @Test
  void writesWaitMeanwhileAndReadsDoNot() {
    world.freeze(second);
    atFirst.call("set", "k", "v");
    assertThat(atFirst.call("failover", "to", "127.0.0.1", "7002")).isEqualTo("+OK\r\n");
    assertThat(atFirst.info("master_failover_state")).isEqualTo("waiting-for-sync");
    TestClient writer = world.client(first);
    writer.send("set", "k", "w");
    world.pass(500);
    assertThat(writer.read()).isEmpty();
    assertThat(atFirst.call("get", "k")).isEqualTo("$1\r\nv\r\n");
    atFirst.call("client", "unpause");
    world.pass(500);
    assertThat(writer.read()).isEmpty();
    assertThat(atFirst.call("failover", "abort")).isEqualTo("+OK\r\n");
    world.pass(100);
    assertThat(writer.read()).isEqualTo("+OK\r\n");
    assertThat(atFirst.info("master_failover_state")).isEqualTo("no-failover");
    assertThat(first.node().role()).isEqualTo(Role.PRIMARY);
  }

  @Test
  void aReplicaThatNeverCatchesUpEndsTheFailoverAtItsTimeout() {
    String snapshots = atFirst.info("sync_full");
    world.freeze(second);
    atFirst.call("set", "k", "v");
    atFirst.call("failover", "to", "127.0.0.1", "7002", "timeout", "500");
    world.pass(600);
    assertThat(atFirst.info("master_failover_state")).isEqualTo("no-failover");
    assertThat(atFirst.call("set", "k", "w")).isEqualTo("+OK\r\n");
    world.thaw(second);
    world.pass(2000);
    assertThat(world.client(second).call("get", "k")).isEqualTo("$1\r\nw\r\n");
    assertThat(atFirst.info("sync_full")).isEqualTo(snapshots);
  }

  @Test
  void withForceTheTimeoutHandsOverAndNobodyIsPrimaryUntilTheTargetAnswers() {
    world.freeze(second);
    atFirst.call("set", "k", "v");
    atFirst.call("failover", "to", "127.0.0.1", "7002", "timeout", "100", "force");
    world.pass(500);
    assertThat(atFirst.info("master_failover_state")).isEqualTo("failover-in-progress");
    assertThat(first.node().role()).isEqualTo(Role.REPLICA);
    assertThat(atFirst.call("replicaof", "no", "one"))
        .isEqualTo("-ERR REPLICAOF not allowed while failing over.\r\n");
    world.thaw(second);
    world.pass(2000);
    assertThat(second.node().role()).isEqualTo(Role.PRIMARY);
    assertThat(world.client(first).info("master_failover_state")).isEqualTo("no-failover");
    assertThat(world.client(second).call("get", "k")).isEqualTo("$1\r\nv\r\n");
  }

  @Test
  void aTargetThatRefusesLeavesThePrimaryWhereItWas() {
    String snapshots = atFirst.info("sync_full");
    world.client(second).call("acl", "setuser", "default", "-psync");
    atFirst.call("failover", "to", "127.0.0.1", "7002");
    world.pass(1000);
    assertThat(first.log.toString()).contains("Failover target rejected psync request");
    assertThat(first.node().role()).isEqualTo(Role.PRIMARY);
    assertThat(atFirst.call("set", "k", "w")).isEqualTo("+OK\r\n");
    world.pass(2000);
    assertThat(world.client(second).call("get", "k")).isEqualTo("$1\r\nw\r\n");
    assertThat(atFirst.info("sync_full")).isEqualTo(snapshots);
  }

  @Test
  void aTargetThatCannotBeReachedLeavesThePrimaryWhereItWas() {
    world.freeze(second);
    atFirst.call("set", "k", "v");
    atFirst.call("failover", "to", "127.0.0.1", "7002", "timeout", "100", "force");
    world.pass(500);
    world.kill(second);
    world.pass(61_000);
    assertThat(first.node().role()).isEqualTo(Role.PRIMARY);
    assertThat(world.client(first).call("set", "k", "w")).isEqualTo("+OK\r\n");
  }

  @Test
  void clientsOfTheOldPrimaryAreClosedOnceTheSuccessorIsThere() {
    atFirst.call("failover", "to", "127.0.0.1", "7002");
    world.pass(1000);
    assertThat(atFirst.isClosed()).isTrue();
  }

  @Test
  void wrongRequestsAreRefusedAsByRedis() {
    assertThat(atFirst.call("failover", "abort")).isEqualTo("-ERR No failover in progress.\r\n");
    assertThat(atFirst.call("failover", "to", "nowhere", "7002"))
        .isEqualTo("-ERR FAILOVER target HOST and PORT is not a replica.\r\n");
    assertThat(atFirst.call("failover", "to", "127.0.0.1", "port"))
        .isEqualTo("-ERR value is not an integer or out of range\r\n");
    assertThat(atFirst.call("failover", "force", "timeout", "100"))
        .isEqualTo(
            "-ERR FAILOVER with force option requires both a timeout and target HOST and IP.\r\n");
    assertThat(atFirst.call("failover", "timeout", "0"))
        .isEqualTo("-ERR FAILOVER timeout must be greater than 0\r\n");
    assertThat(atFirst.call("failover", "now")).isEqualTo("-ERR syntax error\r\n");
    assertThat(world.client(second).call("failover"))
        .isEqualTo("-ERR FAILOVER is not valid when server is a replica.\r\n");
    assertThat(atFirst.call("psync", "?", "-1", "failover"))
        .isEqualTo("-ERR PSYNC FAILOVER can't be sent to a master.\r\n");
    assertThat(world.client(second).call("psync", "0".repeat(40), "1", "failover"))
        .isEqualTo("-ERR PSYNC FAILOVER replid must match my replid.\r\n");
  }

  @Test
  void aPrimaryWithoutReplicasHasNobodyToHandOverTo() {
    World.Member alone = world.start(7009);
    assertThat(world.client(alone).call("failover"))
        .isEqualTo("-ERR FAILOVER requires connected replicas.\r\n");
  }
}
