package dev.baton.engine.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client that knows all servers and counts up in a key of its own, as fast as it is answered. A
 * server that refuses or hangs up makes it try the next one. After a request without an answer it
 * goes on in another key, because that request may still arrive behind later ones.
 */
final class EagerWriter {
  private static final int PAUSE_MS_MOST = 4;

  private final World world;
  private final Dice dice;
  private final SimClient client;
  private final String name;
  private final List<SimServer> servers;
  private final Map<String, Long> acknowledged = new LinkedHashMap<>();
  private int current;
  private int generation;
  private long next = 1;
  private long acknowledgedCount;
  private long lastAtMs;
  private long longestGapMs;
  private boolean stopped;

  EagerWriter(World world, Dice dice, String name, List<SimServer> servers) {
    this.world = world;
    this.dice = dice;
    this.client = world.addClient();
    this.name = name;
    this.servers = servers;
  }

  /** The last acknowledged value of each of its keys: what is found later must not be less. */
  Map<String, Long> acknowledged() {
    return acknowledged;
  }

  long acknowledgedCount() {
    return acknowledgedCount;
  }

  /** When a write was acknowledged last. */
  long lastAtMs() {
    return lastAtMs;
  }

  /** The longest time between two acknowledgements since the last call of this. */
  long takeLongestGapMs() {
    long longest = longestGapMs;
    longestGapMs = 0;
    return longest;
  }

  void start() {
    lastAtMs = world.timeline().nowMs();
    world.timeline().after(dice.between(0, PAUSE_MS_MOST), this::writeNext);
  }

  void stop() {
    stopped = true;
    client.hangUp();
  }

  private void writeNext() {
    if (stopped) {
      return;
    }
    String key = name + ":" + generation;
    long value = next++;
    client.call(
        servers.get(current).address(),
        reply -> onReply(key, value, reply),
        "SET",
        key,
        Long.toString(value));
  }

  private void onReply(String key, long value, String reply) {
    if (reply.equals("OK")) {
      acknowledged.put(key, value);
      acknowledgedCount++;
      longestGapMs = Math.max(longestGapMs, world.timeline().nowMs() - lastAtMs);
      lastAtMs = world.timeline().nowMs();
    } else {
      current = (current + 1) % servers.size();
      generation += reply.equals(SimClient.LOST) ? 1 : 0;
    }
    world.timeline().after(dice.between(1, PAUSE_MS_MOST), this::writeNext);
  }
}
