package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Snapshots on the disk. */
final class SavesTest {
  @Test
  void aShutdownSavesWhileABackgroundSaveIsStillOnItsWayToTheDisk() {
    try (World world = new World()) {
      FakeDisk disk = new FakeDisk();
      World.Member member = world.start(7001, disk, "save", "3600 1");
      TestClient client = world.client(member);
      client.call("set", "key", "value");
      disk.isStuck = true;
      assertThat(client.call("bgsave")).isEqualTo("+Background saving started\r\n");
      world.pass(1000);
      assertThat(client.info("rdb_bgsave_in_progress")).isEqualTo("1");
      client.send("shutdown");
      world.settle();
      assertThat(member.exitCode).isZero();
      assertThat(disk.files).containsKey("dump.rdb");
    }
  }

  @Test
  void aSaveThatFailedIsTriedAgainEvenIfNothingChangesForWritesAreRefusedMeanwhile() {
    try (World world = new World()) {
      FakeDisk disk = new FakeDisk();
      TestClient client = world.client(world.start(7001, disk, "save", "3600 1000"));
      disk.refuses = true;
      assertThat(client.call("bgsave")).startsWith("-");
      assertThat(client.call("set", "key", "value")).startsWith("-MISCONF ");
      disk.refuses = false;
      world.pass(6000);
      assertThat(client.call("set", "key", "value")).isEqualTo("+OK\r\n");
    }
  }

  @Test
  void aPrimaryThatCannotSaveStillServesReplicas() {
    try (World world = new World()) {
      FakeDisk disk = new FakeDisk();
      World.Member primary = world.start(7001, disk, "save", "3600 1000");
      TestClient client = world.client(primary);
      client.call("set", "key", "value");
      disk.refuses = true;
      client.call("bgsave");
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(3000);
      assertThat(client.call("ping")).startsWith("-MISCONF ");
      assertThat(world.client(replica).call("get", "key")).isEqualTo("$5\r\nvalue\r\n");
    }
  }

  @Test
  void whatTheLastSnapshotHeldIsToldApartByWhatWasExpired() {
    try (World world = new World()) {
      FakeDisk disk = new FakeDisk();
      World.Member member = world.start(7001, disk, "enable-debug-command", "yes");
      TestClient client = world.client(member);
      client.call("debug", "set-active-expire", "0");
      client.call("set", "stays", "1");
      client.call("set", "later", "1", "px", "1000000");
      client.call("set", "gone", "1", "px", "10");
      world.pass(1000);
      client.call("save");
      world.kill(member);

      TestClient again = world.client(world.start(7001, disk));
      world.pass(1000);
      assertThat(again.info("rdb_last_load_keys_loaded")).isEqualTo("2");
      assertThat(again.info("rdb_last_load_keys_expired")).isEqualTo("1");
    }
  }
}
