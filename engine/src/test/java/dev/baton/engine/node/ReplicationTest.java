package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nodes that follow each other, on a network in memory. */
final class ReplicationTest {
  @Test
  void aReplicaReceivesTheDataAndThenTheStream() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      TestClient writer = world.client(primary);
      writer.call("set", "before", "1");
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      writer.call("set", "after", "2");
      TestClient reader = world.client(replica);
      assertThat(reader.call("get", "before")).isEqualTo("$1\r\n1\r\n");
      assertThat(reader.call("get", "after")).isEqualTo("$1\r\n2\r\n");
      assertThat(replica.node().history().offset()).isEqualTo(primary.node().history().offset());
      assertThat(writer.info("slave0")).contains("state=online").contains("port=7002");
    }
  }

  @Test
  void aCutLinkIsContinuedWithoutANewSnapshot() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      TestClient writer = world.client(primary);
      writer.call("select", "3");
      writer.call("set", "a", "1");
      world.cut(replica);
      writer.call("set", "b", "2");
      world.pass(3000);
      TestClient reader = world.client(replica);
      reader.call("select", "3");
      assertThat(reader.call("get", "b")).isEqualTo("$1\r\n2\r\n");
      assertThat(writer.info("sync_full")).isEqualTo("1");
      assertThat(writer.info("sync_partial_ok")).isEqualTo("1");

      writer.call("config", "resetstat");

      assertThat(writer.info("sync_full")).isEqualTo("0");
      assertThat(writer.info("sync_partial_ok")).isEqualTo("0");
    }
  }

  @Test
  void aReplicaAppliesWhatIsLongerThanItsOwnClientsMaySend() {
    try (World world = new World()) {
      String[] large = {"client-query-buffer-limit", "4mb"};
      World.Member primary = world.start(7001, large);
      World.Member replica =
          world.start(
              7002,
              "replicaof",
              "127.0.0.1 7001",
              "client-query-buffer-limit",
              "1mb",
              "proto-max-bulk-len",
              "1mb");
      world.pass(2000);
      TestClient writer = world.client(primary);
      writer.call("set", "long", "x".repeat(1_500_000));
      world.client(replica).call("config", "set", "client-query-buffer-limit", "1100000");
      writer.call("multi");
      writer.call("set", "a", "x".repeat(1_500_000));
      writer.call("set", "b", "y".repeat(1_500_000));
      writer.call("exec");
      world.pass(3000);

      TestClient reader = world.client(replica);
      assertThat(reader.call("strlen", "long")).isEqualTo(":1500000\r\n");
      assertThat(reader.call("strlen", "b")).isEqualTo(":1500000\r\n");
      assertThat(writer.info("sync_full")).isEqualTo("1");
    }
  }

  @Test
  void afterAPromotionTheOthersAndTheOldPrimaryContinueWithTheSuccessor() {
    try (World world = new World()) {
      World.Member first = world.start(7001);
      World.Member second = world.start(7002, "replicaof", "127.0.0.1 7001");
      World.Member third = world.start(7003, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      world.client(first).call("set", "k", "v");
      world.pass(1000);
      TestClient atSecond = world.client(second);
      assertThat(atSecond.call("replicaof", "no", "one", "epoch", "7")).isEqualTo("+OK\r\n");
      world.client(third).call("replicaof", "127.0.0.1", "7002");
      world.client(first).call("replicaof", "127.0.0.1", "7002");
      world.pass(3000);
      atSecond.call("set", "k", "w");
      assertThat(world.client(first).call("get", "k")).isEqualTo("$1\r\nw\r\n");
      assertThat(world.client(third).call("get", "k")).isEqualTo("$1\r\nw\r\n");
      assertThat(atSecond.info("sync_full")).isEqualTo("0");
      assertThat(atSecond.info("sync_partial_ok")).isEqualTo("2");
      assertThat(world.client(third).info("baton_epoch")).isEqualTo("7");
      assertThat(first.node().history().replicationId())
          .isEqualTo(second.node().history().replicationId());
    }
  }

  @Test
  void aChainCarriesTheSameStreamToItsEnd() {
    try (World world = new World()) {
      World.Member first = world.start(7001);
      World.Member second = world.start(7002, "replicaof", "127.0.0.1 7001");
      World.Member third = world.start(7003, "replicaof", "127.0.0.1 7002");
      world.pass(3000);
      TestClient writer = world.client(first);
      writer.call("select", "2");
      writer.call("set", "k", "v");
      TestClient reader = world.client(third);
      reader.call("select", "2");
      assertThat(reader.call("get", "k")).isEqualTo("$1\r\nv\r\n");
      assertThat(third.node().history().offset()).isEqualTo(first.node().history().offset());
      assertThat(second.node().history().replicationId())
          .isEqualTo(third.node().history().replicationId());
    }
  }

  @Test
  void aPromotionWithAnOldEpochIsRefused() {
    try (World world = new World()) {
      World.Member node = world.start(7001, "baton-boot-role", "unassigned");
      TestClient client = world.client(node);
      assertThat(client.call("replicaof", "no", "one", "epoch", "5")).isEqualTo("+OK\r\n");
      assertThat(client.call("replicaof", "no", "one", "epoch", "4"))
          .startsWith("-ERR epoch 4 is older than 5");
      assertThat(client.info("baton_epoch")).isEqualTo("5");
    }
  }

  @Test
  void anUnassignedNodeServesNothingButLooksLikeACutOffReplica() {
    try (World world = new World()) {
      World.Member node = world.start(7001, "baton-boot-role", "unassigned");
      TestClient client = world.client(node);
      assertThat(client.call("get", "k")).startsWith("-MASTERDOWN ");
      assertThat(client.call("ping")).isEqualTo("+PONG\r\n");
      assertThat(client.info("role")).isEqualTo("slave");
      assertThat(client.info("master_link_status")).isEqualTo("down");
      assertThat(client.info("baton_role")).isEqualTo("unassigned");
      assertThat(node.node().readiness(world.nowMs).ready()).isFalse();
    }
  }

  @Test
  void waitIsAnsweredAsSoonAsTheReplicaHasTheWrite() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      TestClient writer = world.client(primary);
      writer.call("set", "k", "v");
      assertThat(writer.call("wait", "1", "0")).isEqualTo(":1\r\n");
      writer.send("wait", "2", "500");
      assertThat(writer.read()).isEmpty();
      world.pass(600);
      assertThat(writer.read()).isEqualTo(":1\r\n");
    }
  }

  @Test
  void writesAreRefusedWithoutEnoughReplicas() {
    try (World world = new World()) {
      World.Member primary = world.start(7001, "min-replicas-to-write", "1");
      TestClient writer = world.client(primary);
      assertThat(writer.call("set", "k", "v")).startsWith("-NOREPLICAS ");
      world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      assertThat(writer.call("set", "k", "v")).isEqualTo("+OK\r\n");
    }
  }

  @Test
  void anExpiredKeyIsHiddenByTheReplicaUntilThePrimaryDeletesIt() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      world.client(primary).call("set", "k", "v", "px", "500");
      primary.node().keyspace().setActiveExpiry(false);
      world.pass(1000);
      assertThat(world.client(replica).call("get", "k")).isEqualTo("$-1\r\n");
      assertThat(replica.node().keyspace().size()).isEqualTo(1);
      primary.node().keyspace().setActiveExpiry(true);
      world.pass(200);
      assertThat(replica.node().keyspace().size()).isZero();
    }
  }

  @Test
  void offsetsStandStillWhileClientsArePaused() {
    try (World world = new World()) {
      World.Member primary = world.start(7001, "repl-ping-replica-period", "1");
      world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(3000);
      TestClient client = world.client(primary);
      client.call("set", "k", "v", "px", "1000");
      client.call("client", "pause", "10000", "write");
      long offset = primary.node().history().offset();
      client.send("set", "later", "1");
      world.pass(5000);
      assertThat(primary.node().history().offset()).isEqualTo(offset);
      assertThat(client.read()).isEmpty();
      world.pass(6000);
      assertThat(client.read()).isEqualTo("+OK\r\n");
      assertThat(primary.node().history().offset()).isGreaterThan(offset);
    }
  }

  @Test
  void clientsOfAReplicaThatIsAboutToBePromotedWaitForIt() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      TestClient operator = world.client(replica);
      TestClient early = world.client(replica);

      assertThat(operator.call("client", "pause", "5000", "takeover")).isEqualTo("+OK\r\n");
      early.send("set", "k", "v");
      world.pass(1000);
      assertThat(early.read()).isEmpty();
      assertThat(world.client(primary).call("set", "other", "1")).isEqualTo("+OK\r\n");
      assertThat(operator.call("replicaof", "no", "one")).isEqualTo("+OK\r\n");
      world.pass(10);
      assertThat(early.read()).isEqualTo("+OK\r\n");
    }
  }

  @Test
  void clientsThatWaitedInVainForAPromotionAreRefused() {
    try (World world = new World()) {
      world.start(7001);
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      TestClient client = world.client(replica);
      world.client(replica).call("client", "pause", "3000", "takeover");
      client.send("set", "k", "v");
      world.pass(4000);
      assertThat(client.read()).startsWith("-READONLY");
    }
  }

  @Test
  void aPrimaryAwaitsNoTakeover() {
    try (World world = new World()) {
      TestClient client = world.client(world.start(7001));
      assertThat(client.call("client", "pause", "3000", "takeover"))
          .isEqualTo("-ERR CLIENT PAUSE TAKEOVER is for a replica, and this is the primary\r\n");
    }
  }

  @Test
  void aReplicaThatRestartsFromItsSnapshotContinuesTheStream() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      TestClient writer = world.client(primary);
      writer.call("set", "a", "1");
      assertThat(world.client(replica).call("save")).isEqualTo("+OK\r\n");
      world.kill(replica);
      writer.call("set", "b", "2");
      World.Member again = world.start(7002, replica.disk, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      TestClient reader = world.client(again);
      assertThat(reader.call("get", "a")).isEqualTo("$1\r\n1\r\n");
      assertThat(reader.call("get", "b")).isEqualTo("$1\r\n2\r\n");
      assertThat(writer.info("sync_full")).isEqualTo("1");
    }
  }

  @Test
  void aPrimaryThatRestartsFromItsSnapshotIsContinuedByItsReplica() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      TestClient writer = world.client(primary);
      writer.call("set", "a", "1");
      writer.call("save");
      world.kill(primary);
      World.Member again = world.start(7001, primary.disk);
      world.pass(3000);
      TestClient client = world.client(again);
      client.call("set", "b", "2");
      assertThat(client.info("sync_full")).isEqualTo("0");
      assertThat(client.info("sync_partial_ok")).isEqualTo("1");
      assertThat(world.client(replica).call("get", "b")).isEqualTo("$1\r\n2\r\n");
    }
  }

  @Test
  void demotionClosesNormalClientsButAnswersTheOneThatAsked() {
    try (World world = new World()) {
      World.Member first = world.start(7001);
      world.start(7002);
      TestClient bystander = world.client(first);
      TestClient operator = world.client(first);
      assertThat(operator.call("replicaof", "127.0.0.1", "7002")).isEqualTo("+OK\r\n");
      assertThat(bystander.isClosed()).isTrue();
      assertThat(operator.isClosed()).isFalse();
      assertThat(operator.call("set", "k", "v")).startsWith("-READONLY ");
    }
  }

  @Test
  void aClientWithoutEndMarksIsToldTheLengthOfTheSnapshot() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      world.client(primary).call("set", "k", "v");
      TestClient tool = world.client(primary);
      tool.raw("SYNC\r\n");
      world.pass(200);
      String answer = tool.read();
      assertThat(answer).startsWith("$");
      int headerEnd = answer.indexOf("\r\n");
      int length = Integer.parseInt(answer.substring(1, headerEnd));
      String payload = answer.substring(headerEnd + 2, headerEnd + 2 + length);
      assertThat(payload).startsWith("REDIS0011");
      world.client(primary).call("set", "k", "w");
      assertThat(tool.read())
          .isEqualTo("*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n*3\r\n$3\r\nset\r\n$1\r\nk\r\n$1\r\nw\r\n");
    }
  }

  @Test
  void aShutdownWaitsForTheReplicasThenSaves() {
    try (World world = new World()) {
      World.Member primary = world.start(7001, "save", "3600 1");
      TestClient client = world.client(primary);
      client.call("set", "k", "v");
      client.call("shutdown");
      assertThat(primary.exitCode).isZero();
      assertThat(primary.disk.files).containsKey("dump.rdb");
    }
  }

  @Test
  void aShutdownIsRefusedWhenTheDiskIs() {
    try (World world = new World()) {
      World.Member primary = world.start(7001, "save", "3600 1");
      TestClient client = world.client(primary);
      client.call("set", "k", "v");
      primary.disk.refuses = true;
      assertThat(client.call("shutdown"))
          .isEqualTo("-ERR Errors trying to SHUTDOWN. Check logs.\r\n");
      assertThat(client.call("set", "k", "w")).isEqualTo("+OK\r\n");
      client.call("bgsave");
      assertThat(client.call("set", "k", "x")).startsWith("-MISCONF ");
      primary.disk.refuses = false;
      client.call("bgsave");
      world.pass(200);
      assertThat(client.call("set", "k", "x")).isEqualTo("+OK\r\n");
    }
  }

  @Test
  void aReplicaThatDoesNotReadIsCutOffAtItsOutputLimit() {
    try (World world = new World()) {
      World.Member primary =
          world.start(
              7001,
              "client-output-buffer-limit",
              "replica 100000 0 0",
              "repl-backlog-size",
              "16384");
      TestClient tool = world.client(primary);
      tool.raw("SYNC\r\n");
      world.pass(200);
      tool.read();
      tool.stopReading();
      TestClient writer = world.client(primary);
      String value = "x".repeat(10_000);
      for (int i = 0; i < 15; i++) {
        writer.call("set", "k" + i, value);
      }
      assertThat(tool.isClosed()).isTrue();
      assertThat(writer.info("connected_slaves")).isEqualTo("0");
    }
  }

  @Test
  void aLinkToThePrimaryClosedByACommandIsMadeAgain() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      world.client(replica).call("client", "kill", "type", "master");
      world.pass(1000);
      assertThat(replica.node().isLinkUp()).isTrue();
      assertThat(world.client(primary).info("sync_partial_ok")).isEqualTo("1");
    }
  }

  @Test
  void aGuardedReplicaKeepsItsDataFromAPrimaryThatCameBackEmptyUntilItIsForced() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      World.Member replica =
          world.start(7002, "replicaof", "127.0.0.1 7001", "baton-replica-guard", "yes");
      world.pass(2000);
      world.client(primary).call("set", "k", "v");
      world.kill(primary);
      world.start(7001);
      world.pass(5000);
      TestClient reader = world.client(replica);
      assertThat(reader.call("get", "k")).isEqualTo("$1\r\nv\r\n");
      assertThat(reader.info("master_link_status")).isEqualTo("down");
      assertThat(reader.info("baton_snapshot_refused")).isEqualTo("1");
      assertThat(reader.call("replicaof", "127.0.0.1", "7001", "force"))
          .isEqualTo("+OK Already connected to specified master\r\n");
      world.pass(1000);
      assertThat(reader.info("master_link_status")).isEqualTo("up");
      assertThat(reader.info("baton_snapshot_refused")).isEqualTo("0");
      assertThat(reader.call("get", "k")).isEqualTo("$-1\r\n");
    }
  }
}
