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
}
