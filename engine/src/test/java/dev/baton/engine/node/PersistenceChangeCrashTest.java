package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A node under the operator is changed from an append only file to snapshots and back, and the
 * power goes at every step of that. What was answered under {@code always}, and what was saved
 * before the answer to SAVE, is there after each start.
 */
final class PersistenceChangeCrashTest {
  private static final int STEPS_MAX = 1000;
  private static final long SEED = 20261122;

  private final List<String> promised = new ArrayList<>();
  private int epoch;
  private int made;

  @Test
  void whatWasPromisedIsThereWhereverThePowerGoes() {
    int steps = 1;
    while (runs(steps, new SplittableRandom(SEED + steps))) {
      steps++;
      assertThat(steps).isLessThan(STEPS_MAX);
    }
    // It must have gone everywhere once, or the script ended at once.
    assertThat(steps).isGreaterThan(30);
  }

  /** One change that ends after so many steps; false when it came to its end. */
  private boolean runs(int steps, SplittableRandom random) {
    promised.clear();
    CrashDisk disk = new CrashDisk(random, Integer.MAX_VALUE);
    try (World world = new World()) {
      appendSome(world, disk);
    }
    disk.restart(steps);
    boolean lost = change(disk);
    for (int again = 0; again < 3; again++) {
      // Every start may itself be cut short, and be one of either kind.
      disk.restart(again == 2 ? Integer.MAX_VALUE : 1 + random.nextInt(12));
      check(disk, random.nextBoolean(), "power lost after step " + steps + ", start " + again);
    }
    return lost;
  }

  private boolean change(CrashDisk disk) {
    try (World world = new World()) {
      TestClient client = start(world, disk, false);
      String key = write(client);
      if (client.call("save").equals("+OK\r\n")) {
        promised.add(key);
      }
      world.kill(world.members.values().iterator().next());
      appendSome(world, disk);
      return false;
    } catch (CrashDisk.PowerLost gone) {
      return true;
    }
  }

  private void appendSome(World world, CrashDisk disk) {
    TestClient client = start(world, disk, true);
    for (int i = 0; i < 3; i++) {
      promised.add(write(client));
    }
  }

  private String write(TestClient client) {
    String key = "key:" + ++made;
    assertThat(client.call("set", key, "value")).isEqualTo("+OK\r\n");
    return key;
  }

  private TestClient start(World world, CrashDisk disk, boolean appends) {
    World.Member node =
        world.start(
            7001,
            disk,
            "baton-boot-role",
            "unassigned",
            "appendfsync",
            "always",
            "appendonly",
            appends ? "yes" : "no",
            "save",
            "3600 1");
    assertThat(node.exitCode).as("%s", node.log).isEqualTo(-1);
    TestClient client = world.client(node);
    client.call("replicaof", "no", "one", "epoch", Integer.toString(++epoch));
    return client;
  }

  private void check(CrashDisk disk, boolean appends, String where) {
    try (World world = new World()) {
      TestClient client = start(world, disk, appends);
      for (String key : promised) {
        assertThat(client.call("get", key))
            .as("seed %s, %s, %s: %s", SEED, where, key, world.members.get(7001))
            .isEqualTo("$5\r\nvalue\r\n");
      }
    } catch (CrashDisk.PowerLost again) {
      // The next start has to cope.
    }
  }
}
