package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients see of replication: refusals, waits, expiry and pauses. */
final class ReplicaRulesInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void replicaRefusesWrites(Peer first, Peer second) {
    ServerProcess replica = following(lab.start(first, "primary"), second);

    assertThat(replica.error("SET", "k", "v"))
        .isEqualTo("READONLY You can't write against a read only replica.");
    assertThat(replica.call("GET", "k")).isNull();
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void staleReplicaAnswersMasterdownWhenAskedTo(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica = following(primary, second);
    replica.ok("CONFIG", "SET", "replica-serve-stale-data", "no");
    primary.kill();
    Await.until("the link is down", () -> !replica.isLinkUp());

    assertThat(replica.error("GET", "k"))
        .isEqualTo(
            "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.");
    assertThat(replica.info("replication")).containsEntry("master_link_status", "down");
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void primaryWithTooFewReplicasRefusesWrites(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    primary.ok("CONFIG", "SET", "min-replicas-to-write", "1");
    assertThat(primary.error("SET", "k", "v"))
        .isEqualTo("NOREPLICAS Not enough good replicas to write.");

    ServerProcess replica = following(primary, second);

    Await.until("a write is taken", () -> "OK".equals(primary.call("SET", "k", "v")));
    assertThat(primary.info("replication")).containsEntry("min_slaves_good_slaves", "1");
    replica.kill();
    Await.until("writes are refused", () -> !"OK".equals(primary.call("SET", "k", "v")));
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void waitCountsTheReplicasThatHaveTheWrite(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    CuttableProxy link = lab.proxyTo(primary);
    ServerProcess replica = lab.start(second, "replica");
    replica.follow(link.port());
    Agreement.await(primary, replica);
    Agreement.awaitOnline(primary, 1);

    primary.ok("SET", "k", "v");
    assertThat(primary.call("WAIT", "1", "10000")).isEqualTo(1L);
    link.cut();
    primary.ok("SET", "k", "w");
    assertThat(primary.call("WAIT", "1", "100")).isEqualTo(0L);
    assertThat(replica.error("WAIT", "1", "1"))
        .isEqualTo(
            "ERR WAIT cannot be used with replica instances. "
                + "Please also note that since Redis 4.0 if a replica is configured to be writable "
                + "(which is not the default) writes to replicas are just local "
                + "and are not propagated.");
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void expiredKeyIsHiddenOnTheReplicaUntilThePrimaryDeletesIt(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica = following(primary, second);
    primary.ok("DEBUG", "SET-ACTIVE-EXPIRE", "0");
    primary.ok("SET", "short", "v", "PX", "50");
    Agreement.await(primary, replica);

    Await.until("the replica hides it", () -> replica.call("GET", "short") == null);
    assertThat(replica.call("DBSIZE")).as("it is still stored").isEqualTo(1L);
    assertThat(primary.call("GET", "short")).isNull();

    Agreement.await(primary, replica);
    assertThat(replica.call("DBSIZE")).isEqualTo(0L);
    assertThat(replica.digest()).isEqualTo("0".repeat(40));
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void pausedWritesHoldTheOffsetStill(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica = following(primary, second);
    primary.ok("SET", "before", "1");
    Agreement.await(primary, replica);

    primary.ok("CLIENT", "PAUSE", "60000", "WRITE");
    long offset = primary.offset();
    try (RespClient writer = primary.connect()) {
      writer.send("SET", "during", "2");
      Await.until(
          "the write is held back",
          () -> "1".equals(primary.info("clients").get("blocked_clients")));
      assertThat(primary.call("GET", "before")).as("reads go on").isEqualTo("1");
      assertThat(primary.offset()).isEqualTo(offset);
      primary.ok("CLIENT", "UNPAUSE");
      assertThat(writer.receive()).isEqualTo("OK");
    }
    assertThat(primary.offset()).isGreaterThan(offset);
    Agreement.await(primary, replica);
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void bothSidesDescribeTheLinkInInfoAndRole(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica = following(primary, second);
    Agreement.awaitOnline(primary, 1);

    Map<String, String> seen = primary.info("replication");
    assertThat(seen).containsEntry("role", "master").containsEntry("connected_slaves", "1");
    assertThat(seen.get("slave0")).startsWith("ip=127.0.0.1,port=" + replica.port());
    assertThat(replica.info("replication"))
        .containsEntry("role", "slave")
        .containsEntry("master_host", "127.0.0.1")
        .containsEntry("master_port", Integer.toString(primary.port()))
        .containsEntry("slave_read_only", "1");
    assertThat(String.valueOf(replica.call("ROLE")))
        .startsWith("[slave, 127.0.0.1, " + primary.port() + ", connected, ");
    assertThat(String.valueOf(primary.call("ROLE"))).startsWith("[master, ");
  }

  private ServerProcess following(ServerProcess primary, Peer peer) {
    ServerProcess replica = lab.start(peer, "replica");
    replica.follow(primary.port());
    Agreement.await(primary, replica);
    return replica;
  }
}
