package dev.baton.engine.sim;

import dev.baton.engine.base.HostPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A client that writes one request after another to whoever is primary and remembers what was
 * acknowledged. It counts up in keys that are its own, so that a key's value tells the last write
 * that counted; when an answer is lost it leaves the key alone, because the lost request may still
 * arrive behind later ones.
 */
final class Writer {
  private static final int OWN_KEYS = 4;
  private static final List<String> SHARED = List.of("x0", "x1", "x2", "x3", "x4", "x5");

  private final World world;
  private final Dice dice;
  private final SimClient own;
  private final SimClient shared;
  private final String name;
  private final Supplier<HostPort> primary;
  private final Map<String, Long> acknowledged = new LinkedHashMap<>();
  private final int[] generations = new int[OWN_KEYS];
  private long next = 1;
  private long acknowledgedCount;
  private boolean stopped;

  Writer(World world, Dice dice, String name, Supplier<HostPort> primary) {
    this.world = world;
    this.dice = dice;
    this.own = world.addClient();
    this.shared = world.addClient();
    this.name = name;
    this.primary = primary;
  }

  /** The last acknowledged value of each own key: what is found later must not be less. */
  Map<String, Long> acknowledged() {
    return acknowledged;
  }

  long acknowledgedCount() {
    return acknowledgedCount;
  }

  /** Begins to write. */
  void start() {
    world.timeline().after(dice.between(0, 100), this::writeNext);
  }

  void stop() {
    stopped = true;
    own.hangUp();
    shared.hangUp();
  }

  private void writeNext() {
    if (stopped) {
      return;
    }
    if (dice.chance(50)) {
      count();
    } else {
      shared.call(primary.get(), this::onShared, sharedRequest());
    }
  }

  private void count() {
    int index = dice.between(0, OWN_KEYS - 1);
    String key = name + ":" + index + ":" + generations[index];
    long value = next++;
    own.call(primary.get(), reply -> onCounted(index, key, value, reply), "SET", key, value + "");
  }

  private void onCounted(int index, String key, long value, String reply) {
    if (reply.equals("OK")) {
      acknowledged.put(key, value);
      acknowledgedCount++;
    } else if (reply.equals(SimClient.LOST)) {
      generations[index]++;
    }
    pause(reply);
  }

  private void onShared(String reply) {
    if (!reply.startsWith("-") && !reply.equals(SimClient.LOST)) {
      acknowledgedCount++;
    }
    pause(reply);
  }

  private void pause(String reply) {
    boolean refused = reply.startsWith("-") || reply.equals(SimClient.LOST);
    world.timeline().after(refused ? dice.between(50, 400) : dice.between(1, 120), this::writeNext);
  }

  private String[] sharedRequest() {
    String key = dice.pick(SHARED);
    return switch (dice.between(0, 16)) {
      case 0 -> words("SET", key, dice.between(0, 99) + "", "PX", dice.between(1, 3_000) + "");
      case 1 -> words("SET", key, "7", "EX", "2");
      case 2 -> words("SET", key, "x".repeat(dice.between(0, 12_000)));
      case 3 -> words("APPEND", key, "abc");
      case 4 -> words("INCR", key);
      case 5 -> words("GETSET", key, "swapped");
      case 6 -> words("DEL", key, dice.pick(SHARED));
      case 7 -> words("PEXPIRE", key, dice.between(-1, 2_000) + "");
      case 8 -> words("PERSIST", key);
      case 9 -> words("SETRANGE", key, dice.between(0, 40) + "", "range");
      case 10 -> words("MSET", key, "1", dice.pick(SHARED), "2");
      case 11 -> words("INCRBYFLOAT", key, "0.5");
      case 12 -> words("GETEX", key, "PX", dice.between(1, 2_000) + "");
      case 13 -> words("GET", key);
      case 14 -> words("SELECT", dice.between(0, 2) + "");
      case 15 -> words("SETNX", key, "fresh");
      default -> words("UNLINK", "x0", "x1", "x2", "x3", "x4", "x5");
    };
  }

  private static String[] words(String... words) {
    return words;
  }
}
