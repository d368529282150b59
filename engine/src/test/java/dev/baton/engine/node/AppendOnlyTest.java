package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The append only file of one node, on a disk in memory. */
final class AppendOnlyTest extends AppendOnlyFixture {
  @Test
  void firstStartMakesABaseAnIncrementAndTheManifest() {
    start();

    assertThat(text("manifest"))
        .isEqualTo(
            """
            file appendonly.aof.1.base.rdb seq 1 type b
            file appendonly.aof.1.incr.aof seq 1 type i
            """);
    assertThat(text("1.base.rdb")).startsWith("REDIS");
    assertThat(text("1.incr.aof")).isEmpty();
  }

  @Test
  void whatIsPropagatedIsAppendedInItsPropagatedForm() {
    TestClient client = world.client(start());

    client.call("set", "a", "1");
    client.call("select", "3");
    client.call("multi");
    client.call("incrbyfloat", "f", "0.5");
    client.call("set", "b", "2");
    client.call("exec");
    client.call("get", "b");

    assertThat(text("1.incr.aof"))
        .isEqualTo(
            command("SELECT", "0")
                + command("set", "a", "1")
                + command("SELECT", "3")
                + command("MULTI")
                + command("SET", "f", "0.5", "KEEPTTL")
                + command("set", "b", "2")
                + command("EXEC"));
  }

  @Test
  void killedNodeHasEverythingAgain() {
    World.Member node = start();
    TestClient client = world.client(node);
    client.call("rpush", "list", "x", "y");
    client.call("set", "k", "v", "px", "100000");
    client.call("zadd", "z", "1", "m");
    String digest = client.call("debug", "digest");
    world.kill(node);

    TestClient again = world.client(start());

    assertThat(again.call("debug", "digest")).isEqualTo(digest);
    assertThat(again.call("get", "k")).isEqualTo("$1\r\nv\r\n");
  }

  @Test
  void rewriteReplacesBaseAndIncrementsAndRemovesTheOldOnes() {
    World.Member node = start();
    TestClient client = world.client(node);
    client.call("set", "k", "1");

    assertThat(client.call("bgrewriteaof"))
        .isEqualTo("+Background append only file rewriting started\r\n");
    world.pass(200);
    client.call("set", "k", "2");

    assertThat(text("manifest"))
        .isEqualTo(
            """
            file appendonly.aof.2.base.rdb seq 2 type b
            file appendonly.aof.2.incr.aof seq 2 type i
            """);
    assertThat(text("1.base.rdb")).isEqualTo("absent");
    assertThat(text("1.incr.aof")).isEqualTo("absent");
    assertThat(text("2.incr.aof")).isEqualTo(command("SELECT", "0") + command("set", "k", "2"));
    world.kill(node);
    assertThat(world.client(start()).call("get", "k")).isEqualTo("$1\r\n2\r\n");
  }

  @Test
  void switchedOnLiveItHoldsWhatWasThereBefore() {
    World.Member node = world.start(7001, disk);
    TestClient client = world.client(node);
    client.call("set", "before", "1");

    assertThat(client.call("config", "set", "appendonly", "yes")).isEqualTo("+OK\r\n");
    world.pass(200);
    client.call("set", "after", "1");
    world.pass(2000);
    assertThat(client.info("aof_enabled")).isEqualTo("1");
    world.kill(node);

    TestClient again = world.client(start());
    assertThat(again.call("exists", "before", "after")).isEqualTo(":2\r\n");
  }

  @Test
  void switchedOffItAppendsNoMore() {
    TestClient client = world.client(start());
    client.call("set", "a", "1");
    client.call("config", "set", "appendonly", "no");
    String before = text("1.incr.aof");

    client.call("set", "b", "1");

    assertThat(text("1.incr.aof")).isEqualTo(before);
    assertThat(client.info("aof_enabled")).isEqualTo("0");
  }

  @Test
  void growthStartsARewrite() {
    TestClient client =
        world.client(
            start("auto-aof-rewrite-min-size", "1000", "auto-aof-rewrite-percentage", "100"));
    for (int i = 0; i < 100; i++) {
      client.call("set", "k", "value " + i);
    }
    world.pass(500);

    assertThat(Integer.parseInt(client.info("aof_rewrites"))).isPositive();
    assertThat(Long.parseLong(client.info("aof_current_size"))).isLessThan(3000);
  }

  @Test
  void waitAofTellsWhereWritesAreSafe() {
    TestClient client = world.client(start("appendfsync", "everysec"));
    client.call("set", "a", "1");
    client.send("waitaof", "1", "0", "0");
    world.pass(1500);

    assertThat(client.read()).isEqualTo("*2\r\n:1\r\n:0\r\n");
    assertThat(client.call("waitaof", "2", "0", "0")).startsWith("-ERR value is out of range");
    client.call("config", "set", "appendonly", "no");
    assertThat(client.call("waitaof", "1", "0", "0"))
        .isEqualTo(
            "-ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled.\r\n");
  }

  @Test
  void replicaContinuesAfterItsRestartFromItsOwnFile() {
    World.Member primary = world.start(7002);
    TestClient writer = world.client(primary);
    writer.call("set", "a", "1");
    World.Member replica = start("replicaof", "127.0.0.1 7002");
    world.pass(2000);
    writer.call("set", "b", "1");
    assertThat(writer.call("waitaof", "0", "1", "0")).isEqualTo("*2\r\n:0\r\n:1\r\n");
    world.kill(replica);
    int partial = Integer.parseInt(writer.info("sync_partial_ok"));
    writer.call("set", "c", "1");

    World.Member again = start("replicaof", "127.0.0.1 7002");
    world.pass(3000);

    assertThat(world.client(again).call("exists", "a", "b", "c")).isEqualTo(":3\r\n");
    assertThat(Integer.parseInt(writer.info("sync_partial_ok"))).isEqualTo(partial + 1);
    assertThat(writer.info("sync_full")).isEqualTo("1");
  }

  @Test
  void waitAofWaitsForTheDisk() {
    TestClient client = world.client(start("appendfsync", "no"));
    client.call("set", "a", "1");

    client.send("waitaof", "1", "0", "500");
    assertThat(client.read()).isEmpty();
    world.pass(1000);

    assertThat(client.read()).isEqualTo("*2\r\n:0\r\n:0\r\n");
  }

  @Test
  void rewriteWaitsForASave() {
    TestClient client = world.client(start());
    disk.isStuck = true;
    client.call("bgsave");
    world.pass(200);

    assertThat(client.call("bgrewriteaof"))
        .isEqualTo("+Background append only file rewriting scheduled\r\n");
    assertThat(client.info("aof_rewrite_scheduled")).isEqualTo("1");
  }

  @Test
  void switchedOnDuringASaveItSaysThatItsFirstBaseIsScheduled() {
    TestClient client = world.client(world.start(7001, disk));
    client.call("set", "a", "1");
    client.call("config", "set", "rdb-key-save-delay", "100000000");
    client.call("bgsave");

    client.call("config", "set", "appendonly", "yes");
    assertThat(client.info("aof_rewrite_scheduled")).isEqualTo("1");
    client.call("config", "set", "rdb-key-save-delay", "0");
    client.call("set", "a", "2");

    client.send("waitaof", "1", "0", "10000");
    world.pass(3000);
    assertThat(client.read()).isEqualTo("*2\r\n:1\r\n:0\r\n");
    assertThat(client.info("aof_rewrite_scheduled")).isEqualTo("0");
  }

  @Test
  void rewriteIsAsSlowAsTheDelayOfKeysWantsIt() {
    TestClient client = world.client(start());
    client.call("set", "a", "1");
    client.call("set", "b", "1");
    client.call("config", "set", "rdb-key-save-delay", "10000000");
    client.call("bgrewriteaof");
    world.pass(5000);
    assertThat(client.info("aof_rewrite_in_progress")).isEqualTo("1");

    client.call("config", "set", "rdb-key-save-delay", "0");
    world.pass(1000);

    assertThat(client.info("aof_rewrite_in_progress")).isEqualTo("0");
    assertThat(client.info("aof_last_bgrewrite_status")).isEqualTo("ok");
  }

  @Test
  void replicaThatFilesAwayItsPrimarysDataStartsFromIt() {
    World.Member primary = world.start(7002);
    world.client(primary).call("set", "a", "1");
    World.Member replica = start("replicaof", "127.0.0.1 7002");
    world.pass(2000);
    world.client(primary).call("set", "b", "1");
    world.pass(2000);
    world.kill(primary);
    world.kill(replica);

    World.Member alone = start();

    assertThat(world.client(alone).call("exists", "a", "b")).isEqualTo(":2\r\n");
  }

  @Test
  void restartedPrimaryLetsItsReplicaContinue() {
    World.Member primary = start();
    World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
    world.pass(2000);
    TestClient writer = world.client(primary);
    writer.call("set", "a", "1");
    world.pass(500);
    String id = writer.info("master_replid");
    world.kill(primary);

    World.Member again = start();
    world.pass(5000);

    TestClient client = world.client(again);
    assertThat(client.info("master_replid2")).isEqualTo(id);
    assertThat(client.info("sync_partial_ok")).isEqualTo("1");
    assertThat(client.info("sync_full")).isEqualTo("0");
    client.call("set", "b", "1");
    world.pass(500);
    assertThat(world.client(replica).call("exists", "a", "b")).isEqualTo(":2\r\n");
  }
}
