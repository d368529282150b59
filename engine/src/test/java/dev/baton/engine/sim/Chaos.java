package dev.baton.engine.sim;

import dev.baton.engine.base.HostPort;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Disturbs a world at random intervals: links break, ways are blocked, servers die and come back,
 * disks refuse, clocks are set, replicas are wired differently, primaries change. It also plays the
 * operator: a server that is not what the topology says is told so again.
 */
final class Chaos {
  private static final long LOOK_AFTER_MS = 500;
  private static final long SWITCH_PATIENCE_MS = 5_000;
  private static final int CLOCK_SET_MS = 8_000;
  private static final int CLOCK_SET_FAR_MS = 3_600_000;
  private static final List<String> BACKLOG_SIZES = List.of("16kb", "20000", "64kb", "2mb");

  private final World world;
  private final Dice dice;
  private final Topology topology;
  private final boolean gentle;
  private final boolean durable;
  private final Administrators operator;
  private final List<SimServer> all;
  private boolean stopped;
  private @Nullable SimServer successor;
  private int promotions;
  private int failovers;
  private int disturbances;

  Chaos(World world, Dice dice, Topology topology, boolean gentle, boolean durable) {
    this.world = world;
    this.dice = dice;
    this.topology = topology;
    this.gentle = gentle;
    this.durable = durable;
    this.all = List.copyOf(world.servers());
    this.operator = new Administrators(world, all);
  }

  int promotions() {
    return promotions;
  }

  int disturbances() {
    return disturbances;
  }

  /** How many of the promotions FAILOVER made. */
  int failovers() {
    return failovers;
  }

  /** Whether a coordinated switch is under way. */
  boolean isBusy() {
    return successor != null;
  }

  void start() {
    disturbLater();
    lookAfterLater();
  }

  /** From now on nothing breaks, and what is broken is repaired. */
  void stop() {
    stopped = true;
    world.network().openAll();
    world.network().setWeather(Weather.CALM);
    all.forEach(server -> server.disk().setRefusing(false));
  }

  private void disturbLater() {
    world.timeline().after(dice.between(50, 1_500), this::disturb);
  }

  private void disturb() {
    if (stopped) {
      return;
    }
    disturbances++;
    switch (dice.between(0, 17)) {
      case 0, 1, 2 -> world.network().cut(dice.pick(all).host(), dice.pick(all).host());
      case 3 -> block(dice.pick(all), dice.pick(all));
      case 4 -> blockBothWays(dice.pick(all), dice.pick(all));
      case 5, 6 -> crash(dice.pick(all));
      case 7 ->
          operator.tell(
              dice.pick(all), "CONFIG", "SET", "repl-backlog-size", dice.pick(BACKLOG_SIZES));
      case 8 -> operator.tell(dice.pick(all), "BGSAVE");
      case 9 -> refuse(dice.pick(all).disk());
      case 10 -> rewire();
      case 11 ->
          operator.tell(topology.root(), "CLIENT", "PAUSE", dice.between(1, 800) + "", "WRITE");
      case 12 -> flush();
      case 13 -> dice.pick(all).stall(dice.between(50, 7_000));
      case 14 -> operator.tell(dice.pick(all), "BGREWRITEAOF");
      case 15 -> switchAppendOnly();
      case 16 -> setClock(dice.pick(all));
      default -> changePrimary();
    }
    disturbLater();
  }

  private void block(SimServer from, SimServer to) {
    world.network().block(from.host(), to.host());
    world
        .timeline()
        .after(dice.between(100, 9_000), () -> world.network().open(from.host(), to.host()));
  }

  private void blockBothWays(SimServer one, SimServer other) {
    block(one, other);
    block(other, one);
  }

  private void crash(SimServer server) {
    boolean vital = server.equals(topology.root()) || server.equals(successor);
    if (gentle && !durable && vital) {
      return;
    }
    server.crash();
    world.timeline().after(dice.between(0, 3_000), () -> startAgain(server));
  }

  private void startAgain(SimServer server) {
    if (!server.isUp()) {
      server.setPrimary(addressOf(topology.parentOf(server)));
      server.start();
    }
  }

  private static @Nullable HostPort addressOf(@Nullable SimServer server) {
    return server == null ? null : server.address();
  }

  private void refuse(SimDisk disk) {
    disk.setRefusing(true);
    world.timeline().after(dice.between(100, 5_000), () -> disk.setRefusing(false));
  }

  private void flush() {
    if (!gentle) {
      operator.tell(topology.root(), dice.chance(50) ? "FLUSHALL" : "FLUSHDB");
    }
  }

  private void switchAppendOnly() {
    if (!durable) {
      operator.tell(dice.pick(all), "CONFIG", "SET", "appendonly", dice.chance(50) ? "yes" : "no");
    }
  }

  private void setClock(SimServer server) {
    if (isBusy()) {
      // A switch by CLIENT PAUSE is a matter of seconds by the clock.
      return;
    }
    int mostMs = gentle || dice.chance(50) ? CLOCK_SET_MS : CLOCK_SET_FAR_MS;
    server.setClockBy(dice.between(-mostMs, mostMs));
  }

  private void rewire() {
    List<SimServer> replicas = topology.replicas();
    SimServer replica = dice.pick(replicas);
    if (successor == null && topology.follow(replica, dice.pick(all))) {
      tellRole(replica);
    }
  }

  private void changePrimary() {
    if (successor != null || durable) {
      return;
    }
    SimServer next = dice.pick(topology.replicas());
    if (dice.chance(50)) {
      failOverTo(next);
    } else if (gentle) {
      switchTo(next);
    } else {
      promote(next);
    }
  }

  private void promote(SimServer next) {
    promotions++;
    SimServer old = topology.root();
    topology.promote(next);
    tellRole(next);
    tellRole(old);
  }

  /** The switch without loss: writes are held, the successor catches up, then it takes over. */
  private void switchTo(SimServer next) {
    successor = next;
    SimServer old = topology.root();
    operator
        .of(old)
        .call(
            old.address(),
            reply -> {
              if (reply.equals("OK")) {
                awaitCaughtUp(old, next, world.timeline().nowMs() + SWITCH_PATIENCE_MS);
              } else {
                successor = null;
              }
            },
            "CLIENT",
            "PAUSE",
            "60000",
            "WRITE");
  }

  private void awaitCaughtUp(SimServer old, SimServer next, long untilMs) {
    if (next.isUp() && next.observe().linkUp() && next.observe().agreesWith(old.observe())) {
      promote(next);
      successor = null;
    } else if (world.timeline().nowMs() > untilMs) {
      operator.tell(old, "CLIENT", "UNPAUSE");
      successor = null;
    } else {
      world.timeline().after(20, () -> awaitCaughtUp(old, next, untilMs));
    }
  }

  /** The same by FAILOVER, where the servers see to all of it themselves. */
  private void failOverTo(SimServer next) {
    successor = next;
    SimServer old = topology.root();
    operator
        .of(old)
        .call(
            old.address(),
            reply -> {
              world.trace().add("operator", old.name() + " said " + reply);
              if (reply.equals("OK")) {
                awaitTakenOver(old, next, world.timeline().nowMs() + SWITCH_PATIENCE_MS);
              } else {
                successor = null;
              }
            },
            "FAILOVER",
            "TO",
            next.host(),
            next.address().port() + "",
            "TIMEOUT",
            SWITCH_PATIENCE_MS - 1_000 + "");
  }

  private void awaitTakenOver(SimServer old, SimServer next, long untilMs) {
    if (next.isUp() && next.observe().primary()) {
      promotions++;
      failovers++;
      topology.promote(next);
      successor = null;
    } else if (!old.isUp() || (old.observe().primary() && world.timeline().nowMs() > untilMs)) {
      successor = null;
    } else {
      world.timeline().after(20, () -> awaitTakenOver(old, next, untilMs));
    }
  }

  private void lookAfterLater() {
    world.timeline().after(LOOK_AFTER_MS, this::lookAfter);
  }

  private void lookAfter() {
    for (SimServer server : all) {
      if (server.isUp() && !isBusy() && !isAsMeant(server)) {
        tellRole(server);
      } else if (stopped && server.isUp() && !isBusy() && server.refusesSnapshot()) {
        insist(server);
      } else if (stopped) {
        startAgain(server);
      }
    }
    lookAfterLater();
  }

  private boolean isAsMeant(SimServer server) {
    return Objects.equals(server.follows(), addressOf(topology.parentOf(server)));
  }

  private void tellRole(SimServer server) {
    SimServer parent = topology.parentOf(server);
    if (parent == null) {
      operator.tell(server, "REPLICAOF", "NO", "ONE");
    } else {
      operator.tell(server, "REPLICAOF", parent.host(), parent.address().port() + "");
    }
  }

  private void insist(SimServer server) {
    SimServer parent = Objects.requireNonNull(topology.parentOf(server), "only replicas refuse");
    operator.tell(server, "REPLICAOF", parent.host(), parent.address().port() + "", "FORCE");
  }
}
