package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The power goes at every step of a life with an append only file: writes, rewrites, switching off
 * and on. After each start everything that was answered under {@code always} is there.
 */
final class AppendOnlyCrashTest {
  private static final int STEPS_MAX = 1000;

  private final List<String> answered = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  @Test
  void nothingAnsweredUnderAlwaysIsLostWhereverThePowerGoes() {
    long seed = 20261121;
    int steps = 1;
    while (runs(steps, new SplittableRandom(seed + steps), seed)) {
      steps++;
      assertThat(steps).isLessThan(STEPS_MAX);
    }
    // It must have gone everywhere once, or the script ended at once.
    assertThat(steps).isGreaterThan(60);
  }

  /**
   * One life that ends after so many steps, and the next; false when the script came to its end.
   */
  private boolean runs(int steps, SplittableRandom random, long seed) {
    answered.clear();
    asked.clear();
    CrashDisk disk = new CrashDisk(random, steps);
    try (World world = new World()) {
      live(world, disk);
    } catch (CrashDisk.PowerLost lost) {
      // The process ends here; what it has answered counts.
    }
    boolean lost = disk.hasLostPower();
    for (int again = 0; again < 3; again++) {
      // Every start may itself be cut short.
      disk.restart(again == 2 ? Integer.MAX_VALUE : 1 + random.nextInt(8));
      check(disk, "seed " + seed + ", power lost after step " + steps + ", start " + again);
    }
    return lost;
  }

  private void live(World world, CrashDisk disk) {
    World.Member node = start(world, disk);
    TestClient client = world.client(node);
    write(client, 4);
    client.call("bgrewriteaof");
    write(client, 2);
    world.pass(300);
    write(client, 3);
    client.call("bgrewriteaof");
    world.pass(100);
    write(client, 2);
    world.pass(300);
    client.call("config", "set", "appendonly", "no");
    client.call("config", "set", "appendonly", "yes");
    world.pass(500);
    write(client, 3);
    client.call("shutdown");
  }

  private void write(TestClient client, int count) {
    for (int i = 0; i < count; i++) {
      String key = "key:" + asked.size();
      asked.add(key);
      if (client.call("set", key, "value of " + key).equals("+OK\r\n")) {
        answered.add(key);
      }
    }
  }

  private static World.Member start(World world, CrashDisk disk) {
    return world.start(7001, disk, "appendonly", "yes", "appendfsync", "always");
  }

  private void check(CrashDisk disk, String where) {
    try (World world = new World()) {
      World.Member node = start(world, disk);
      assertThat(node.exitCode).as("%s: %s", where, node.log).isEqualTo(-1);
      TestClient client = world.client(node);
      for (String key : answered) {
        String expected = "$" + ("value of " + key).length() + "\r\nvalue of " + key + "\r\n";
        assertThat(client.call("get", key))
            .as("%s, %s: %s", where, key, node.log)
            .isEqualTo(expected);
      }
    } catch (CrashDisk.PowerLost again) {
      // The next start has to cope.
    }
  }
}
