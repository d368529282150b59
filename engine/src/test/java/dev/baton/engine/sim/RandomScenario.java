package dev.baton.engine.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * One random life of a few servers: they are wired to a tree, written to, disturbed, then left in
 * peace, and in the end they must agree. Everything follows from the seed.
 *
 * <p>In a gentle life the primary never dies and moves only by a coordinated switch: then not one
 * acknowledged write may be missing at the end. In a durable one, where everybody keeps an append
 * only file that is forced before replies, it may die, and the same holds.
 */
final class RandomScenario {
  private static final long PEACE_MS = 180_000;
  private static final long LOOK_EACH_MS = 100;
  private static final String NO_FILE = "no append only file";

  private final Dice dice;
  private final World world;
  private final boolean gentle;
  private final boolean guarded;
  private final String fsync;
  private final Topology topology;
  private final Chaos chaos;
  private final List<Writer> writers = new ArrayList<>();
  private final long troubleMs;
  private long nextLookMs;

  /** What a run came to: equal for two runs of one seed. */
  record Result(
      long fingerprint,
      long comparisons,
      long acknowledged,
      int promotions,
      int failovers,
      int disturbances) {}

  RandomScenario(long seed, Trace.Listener listener) {
    this.dice = new Dice(seed);
    this.world = new World(dice.fork(), Weather.ROUGH, listener);
    this.gentle = dice.chance(40);
    this.guarded = dice.chance(50);
    world.invariants().expectGuard(guarded);
    this.fsync = dice.pick(List.of(NO_FILE, NO_FILE, "always", "always", "everysec", "no"));
    this.troubleMs = dice.between(5_000, 20_000);
    // Each event of a server is followed by a look at all its data: large groups take their time.
    int count = dice.chance(80) ? dice.between(2, 4) : dice.between(5, 7);
    List<String> common = commonDirectives();
    for (int i = 0; i < count; i++) {
      world.addServer(common);
    }
    this.topology = new Topology(world.servers().getFirst());
    for (int i = 1; i < count; i++) {
      topology.follow(world.servers().get(i), world.servers().get(dice.between(0, i - 1)));
    }
    boolean durable = gentle && fsync.equals("always");
    this.chaos = new Chaos(world, dice.fork(), topology, gentle, durable);
    for (int i = dice.between(1, 2); i > 0; i--) {
      writers.add(new Writer(world, dice.fork(), "w" + i, () -> topology.root().address()));
    }
  }

  private List<String> commonDirectives() {
    List<String> lines = new ArrayList<>();
    lines.add("repl-backlog-size " + dice.pick(List.of("16kb", "32kb", "1mb")));
    lines.add("repl-timeout " + dice.between(4, 8));
    lines.add("repl-ping-replica-period " + dice.between(1, 3));
    lines.add("repl-diskless-sync " + (dice.chance(60) ? "yes" : "no"));
    lines.add("repl-diskless-sync-delay " + dice.between(0, 1));
    lines.add(dice.chance(50) ? "save 2 1" : "save \"\"");
    lines.add("baton-replica-guard " + (guarded ? "yes" : "no"));
    if (!fsync.equals(NO_FILE)) {
      lines.add("appendonly yes");
      lines.add("appendfsync " + fsync);
      lines.add("aof-use-rdb-preamble " + (dice.chance(50) ? "yes" : "no"));
      lines.add("auto-aof-rewrite-min-size " + dice.pick(List.of("1kb", "16kb", "64mb")));
    }
    return lines;
  }

  World world() {
    return world;
  }

  /** Lives it; throws {@link AssertionError} as soon as something is wrong. */
  Result run() {
    topology.applyToStarts();
    world.servers().forEach(SimServer::start);
    writers.forEach(Writer::start);
    chaos.start();
    world.run(troubleMs);
    chaos.stop();
    // Who has more than the primary they are meant to follow is now told to give it up.
    world.invariants().expectGuard(false);
    writers.forEach(Writer::stop);
    boolean converged = world.runUntil(PEACE_MS, this::everyoneAgrees);
    require(converged, "in peace everyone agrees with the primary: " + describe());
    if (gentle) {
      checkNothingLost();
    }
    return new Result(
        world.trace().fingerprint(),
        world.invariants().comparisons(),
        writers.stream().mapToLong(Writer::acknowledgedCount).sum(),
        chaos.promotions(),
        chaos.failovers(),
        chaos.disturbances());
  }

  /** Asked after every event, so it looks again only when a little time has passed. */
  private boolean everyoneAgrees() {
    if (world.timeline().nowMs() < nextLookMs) {
      return false;
    }
    nextLookMs = world.timeline().nowMs() + LOOK_EACH_MS;
    if (!topology.root().isUp() || chaos.isBusy()) {
      return false;
    }
    Observation primary = topology.root().observe();
    return primary.primary()
        && topology.replicas().stream()
            .allMatch(replica ->
                replica.isUp()
                    && replica.observe().linkUp()
                    && replica.observe().agreesWith(primary));
  }

  private void checkNothingLost() {
    for (Writer writer : writers) {
      writer
          .acknowledged()
          .forEach((key, value) -> {
            String found = topology.root().get(key);
            require(
                !found.isEmpty() && Long.parseLong(found) >= value,
                "acknowledged write " + key + "=" + value + " is lost: found '" + found + "'");
          });
    }
  }

  private String describe() {
    List<String> all = new ArrayList<>();
    world.servers().forEach(s -> all.add(s.isUp() ? s.observe().toString() : s.name() + " down"));
    return String.join("; ", all);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
