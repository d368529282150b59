package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of an append only file whose disk refuses. */
final class AofFaultsTest extends AppendOnlyFixture {
  @Test
  void everySecondRefusingDiskStopsWritesUntilItRecovers() {
    TestClient client = world.client(start("appendfsync", "everysec"));
    client.call("set", "a", "1");
    disk.refuses = true;
    client.call("set", "b", "1");

    assertThat(client.call("set", "c", "1")).startsWith("-MISCONF Errors writing to the AOF file:");
    assertThat(client.info("aof_last_write_status")).isEqualTo("err");
    assertThat(client.call("get", "b")).isEqualTo("$1\r\n1\r\n");

    disk.refuses = false;
    world.pass(200);
    assertThat(client.call("set", "c", "1")).isEqualTo("+OK\r\n");
    assertThat(text("1.incr.aof"))
        .isEqualTo(
            command("SELECT", "0")
                + command("set", "a", "1")
                + command("set", "b", "1")
                + command("set", "c", "1"));
  }

  @Test
  void alwaysRefusingDiskEndsTheServerBeforeTheReply() {
    World.Member node = start();
    TestClient client = world.client(node);
    disk.refuses = true;

    assertThat(client.call("set", "a", "1")).isEmpty();
    assertThat(node.exitCode).isEqualTo(1);
  }

  @Test
  void failedFsyncIsTrustedAgainOnlyAfterAnotherBase() {
    TestClient client = world.client(start("appendfsync", "everysec"));
    client.call("set", "a", "1");
    disk.losesForced = true;
    disk.refusesToCommit = true;
    world.pass(1500);

    assertThat(client.call("set", "b", "1")).startsWith("-MISCONF Errors writing to the AOF file:");
    disk.losesForced = false;
    world.pass(1000);
    assertThat(client.call("set", "b", "1")).startsWith("-MISCONF");
    disk.refusesToCommit = false;
    world.pass(5000);

    assertThat(client.call("set", "b", "1")).isEqualTo("+OK\r\n");
    assertThat(text("manifest")).startsWith("file appendonly.aof.2.base.rdb seq 2 type b\n");
    assertThat(client.info("aof_last_write_status")).isEqualTo("ok");
  }

  @Test
  void rewriteThatFailsLeavesTheFilesAndIsTriedAgainWithinLimits() {
    World.Member node = start("appendfsync", "everysec", "auto-aof-rewrite-min-size", "0");
    TestClient client = world.client(node);
    disk.refusesToCommit = true;
    for (int i = 0; i < 100; i++) {
      client.call("set", "k", "value " + i);
    }
    world.pass(3000);

    assertThat(client.info("aof_last_bgrewrite_status")).isEqualTo("err");
    assertThat(client.info("aof_rewrites_consecutive_failures")).isEqualTo("3");
    assertThat(node.log.toString()).contains("triggered the limit, will retry in 1 minutes");
    disk.refusesToCommit = false;
    world.pass(61_000);
    assertThat(client.info("aof_last_bgrewrite_status")).isEqualTo("ok");
    world.kill(node);
    assertThat(world.client(start()).call("get", "k")).isEqualTo("$8\r\nvalue 99\r\n");
  }
}
