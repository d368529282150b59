package dev.baton.engine.sim;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One simulated machine with one server on it. The disk outlives the process; a start after a crash
 * makes a new node that knows only what the disk holds and what its directives say.
 */
final class SimServer {
  private final World world;
  private final String name;
  private final HostPort address;
  private final List<String> directives;
  private final Dice dice;
  private final SimClock clock;
  private final SimDisk disk;
  private @Nullable HostPort primary;
  private @Nullable NodeProcess process;
  private int incarnation;

  SimServer(World world, String name, HostPort address, List<String> directives, Dice dice) {
    this.world = world;
    this.name = name;
    this.address = address;
    this.directives = directives;
    this.dice = dice;
    this.clock = new SimClock(world.timeline());
    this.disk = new SimDisk(world.timeline(), clock, dice.fork(), world.trace(), name);
  }

  String name() {
    return name;
  }

  HostPort address() {
    return address;
  }

  String host() {
    return address.host();
  }

  SimDisk disk() {
    return disk;
  }

  boolean isUp() {
    return process != null && process.isAlive();
  }

  /** Whom it is told to follow when it starts; null for nobody. */
  void setPrimary(@Nullable HostPort next) {
    primary = next;
  }

  /** Starts the process. */
  void start() {
    Check.that(!isUp(), "a server is started once");
    incarnation++;
    clock.forget();
    world.trace().add(name, "starts");
    List<String> lines = new ArrayList<>(directives);
    lines.add("port " + address.port());
    lines.add("protected-mode no");
    if (primary != null) {
      lines.add("replicaof " + primary.host() + " " + primary.port());
    }
    process = new NodeProcess(world, clock, name, address, disk, dice.fork(), lines);
    process.start();
  }

  /** The process dies between two events: nothing is saved, nothing is said. */
  void crash() {
    if (process != null && process.isAlive()) {
      world.trace().add(name, "crashes");
      disk.crash();
      process.kill();
      world.network().abandon(process);
    }
  }

  /** The process gets no processor time for a while. */
  void stall(long durationMs) {
    if (isUp()) {
      running().stall(durationMs);
    }
  }

  /** Somebody sets the clock of the machine, back if that is negative. */
  void setClockBy(long changeMs) {
    world.trace().add(name, "has its clock set by " + changeMs + " ms");
    clock.setBy(changeMs);
  }

  /** Whether something happened to it since the last call. */
  boolean takeTouched() {
    return isUp() && running().takeTouched();
  }

  /** Whether it has yet to load what its disk holds. */
  boolean isLoading() {
    return running().isLoading();
  }

  private NodeProcess running() {
    return Objects.requireNonNull(process, "a server that was started");
  }

  Observation observe() {
    return running().observe(incarnation);
  }

  /** Whom it follows now; null for nobody. */
  @Nullable HostPort follows() {
    return running().follows();
  }

  /** Whether it refused the last snapshot that it was offered. */
  boolean refusesSnapshot() {
    return running().refusesSnapshot();
  }

  /** The string at {@code key}; empty when there is none. */
  String get(String key) {
    return running().get(key);
  }
}
