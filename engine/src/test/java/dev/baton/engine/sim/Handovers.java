package dev.baton.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Three servers, the primary of which hands over by FAILOVER again and again while eight clients
 * write. Who follows the old primary is told to follow the new one, as an operator does.
 */
final class Handovers {
  private static final int SERVERS = 3;
  private static final int WRITERS = 8;
  private static final long PATIENCE_MS = 120_000;
  private static final int CALM_MS_MOST = 150;
  private static final long LOOK_EACH_MS = 50;

  private final World world;
  private final Dice dice;
  private final SimClient administrator;
  private final List<EagerWriter> writers = new ArrayList<>();
  private final List<Long> gapsMs = new ArrayList<>();
  private SimServer primary;
  private long nextLookMs;

  Handovers(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
    this.administrator = world.addClient();
    for (int i = 0; i < SERVERS; i++) {
      world.addServer(List.of("save \"\"", "repl-diskless-sync-delay 0"));
    }
    primary = world.servers().getFirst();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new EagerWriter(world, dice.fork(), "w" + i, world.servers()));
    }
  }

  /** Of each handover how long all clients together were without an acknowledgement, at most. */
  List<Long> gapsMs() {
    return gapsMs;
  }

  long acknowledged() {
    return writers.stream().mapToLong(EagerWriter::acknowledgedCount).sum();
  }

  /** Hands over so many times; throws {@link AssertionError} when a write is lost. */
  void run(int rounds) {
    replicas().forEach(replica -> replica.setPrimary(primary.address()));
    world.servers().forEach(SimServer::start);
    writers.forEach(EagerWriter::start);
    for (int round = 0; round < rounds; round++) {
      world.run(dice.between(0, CALM_MS_MOST));
      handOver();
    }
    writers.forEach(EagerWriter::stop);
    await("everyone agrees with the primary", this::everyoneAgrees);
    writers.forEach(this::verify);
  }

  private List<SimServer> replicas() {
    return world.servers().stream().filter(server -> !server.equals(primary)).toList();
  }

  private void handOver() {
    SimServer old = primary;
    SimServer next = dice.pick(replicas());
    writers.forEach(EagerWriter::takeLongestGapMs);
    askUntilGranted(old, next);
    await(
        next.name() + " is the primary",
        () -> next.follows() == null && next.address().equals(old.follows()));
    primary = next;
    for (SimServer replica : replicas()) {
      ask(replica, "REPLICAOF", next.host(), next.address().port() + "");
    }
    long takenOverMs = world.timeline().nowMs();
    await(
        "all clients write again",
        () -> writers.stream().allMatch(each -> each.lastAtMs() > takenOverMs));
    gapsMs.add(writers.stream().mapToLong(EagerWriter::takeLongestGapMs).max().orElseThrow());
  }

  /** A replica that has just been told whom to follow is refused as a successor for a while. */
  private void askUntilGranted(SimServer old, SimServer next) {
    long untilMs = world.timeline().nowMs() + PATIENCE_MS;
    String port = next.address().port() + "";
    String reply = ask(old, "FAILOVER", "TO", next.host(), port, "TIMEOUT", "60000");
    while (!reply.equals("OK")) {
      if (world.timeline().nowMs() > untilMs) {
        throw new AssertionError(
            old.name() + " does not hand over to " + next.name() + ": " + reply);
      }
      world.run(LOOK_EACH_MS);
      reply = ask(old, "FAILOVER", "TO", next.host(), port, "TIMEOUT", "60000");
    }
  }

  private String ask(SimServer server, String... words) {
    String[] answer = {""};
    administrator.call(server.address(), reply -> answer[0] = reply, words);
    await(server.name() + " answers " + String.join(" ", words), () -> !answer[0].isEmpty());
    return answer[0];
  }

  private boolean everyoneAgrees() {
    if (world.timeline().nowMs() < nextLookMs) {
      return false;
    }
    nextLookMs = world.timeline().nowMs() + LOOK_EACH_MS;
    Observation leader = primary.observe();
    return world.servers().stream().allMatch(each -> each.observe().agreesWith(leader));
  }

  private void verify(EagerWriter writer) {
    writer
        .acknowledged()
        .forEach((key, value) -> {
          String found = primary.get(key);
          if (found.isEmpty() || Long.parseLong(found) < value) {
            throw new AssertionError(
                "acknowledged write " + key + "=" + value + " is lost: found '" + found + "'");
          }
        });
  }

  private void await(String what, BooleanSupplier condition) {
    if (!world.runUntil(PATIENCE_MS, condition)) {
      List<String> all = world.servers().stream().map(each -> each.observe().toString()).toList();
      throw new AssertionError("in vain awaited: " + what + ": " + String.join("; ", all));
    }
  }
}
