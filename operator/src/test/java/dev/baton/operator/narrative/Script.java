package dev.baton.operator.narrative;

import dev.baton.operator.engine.EngineRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The words of a story. */
final class Script {
  private static final int TICKS_MAX = 1_000;

  private final Scenario scenario;

  Script(Scenario scenario) {
    this.scenario = scenario;
  }

  List<String> play(String line) {
    String[] words = line.split(" ", -1);
    String first = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "apply" -> scenario.world.applySpec(Integer.parseInt(first), words[2]);
      case "volumes" -> scenario.world.storage = true;
      case "settle" -> settle();
      case "run" -> scenario.run(Integer.parseInt(first));
      case "kill" -> scenario.world.kill(pod(first));
      case "kill-all" -> List.of(words).subList(1, words.length).forEach(this::kill);
      case "start-takes" -> pod(first).ticksToStart = Integer.parseInt(words[2]);
      case "kill-and-back" -> scenario.world.restartAtOnce(pod(first), EngineRole.UNASSIGNED);
      case "back-as-primary" -> scenario.world.restartAtOnce(pod(first), EngineRole.PRIMARY);
      case "step-back" -> engine(first).follow(scenario.observe().desired().hostOf(words[2]));
      case "failover" -> scenario.failover(pod(first), pod(words[2]));
      case "delete" -> pod(first).terminating = true;
      case "vanish" -> scenario.world.pods.values().removeIf(p -> p.name.equals(first));
      case "cut" -> cut(pod(first), true);
      case "heal" -> cut(pod(first), false);
      case "clients" -> scenario.clientsWrite("write".equals(first));
      case "rate" -> scenario.setRate(Long.parseLong(first));
      case "minutes" -> scenario.world.nowMs += Long.parseLong(first) * 60_000;
      case "switchover" -> scenario.world.switchover = first;
      case "restart" -> scenario.world.restart = first;
      case "rollout-restart" -> scenario.world.restartByKubectl(first);
      case "manual" -> scenario.world.movesPrimary = false;
      case "cordon" -> pod(first).draining = true;
      case "uncordon" -> pod(first).draining = false;
      case "disk-full" -> engine(first).setSaveFailed(true);
      case "disk-free" -> engine(first).setSaveFailed(false);
      case "quota" -> scenario.world.podsMax = Integer.parseInt(first);
      case "password" -> scenario.world.changePassword();
      case "keep-former" -> scenario.world.keptPassword = scenario.world.formerPassword;
      case "forget-former" -> scenario.world.keptPassword = "";
      case "shut-out" -> engine(first).setPassword("another");
      case "let-in" -> engine(first).setPassword(scenario.world.password);
      case "files-in-time" -> scenario.world.filesAreLate = false;
      case "detect-after" -> scenario.world.detectAfterMs = Long.parseLong(first);
      case "busy" -> silence(pod(first), true, false);
      case "hide" -> silence(pod(first), false, true);
      case "back" -> silence(pod(first), false, false);
      case "fan-out" -> scenario.world.fanOut = Integer.parseInt(first);
      case "pods-take" -> scenario.world.ticksToStart = Integer.parseInt(first);
      case "zones" -> scenario.world.zones = List.of(words).subList(1, words.length);
      case "label-zone" -> pod(first).zone = words[2];
      case "copy-is-slow" -> scenario.world.slowCopies.add(first);
      case "copy-goes-on" -> scenario.world.slowCopies.remove(first);
      case "rest" -> rest();
      case "die-after" -> scenario.bounds.dieAfter(Integer.parseInt(first));
      case "state" -> {
        return scenario.describe();
      }
      default -> throw new IllegalArgumentException("Nobody knows how to " + line);
    }
    return scenario.bounds.takeStory();
  }

  /** Ten minutes in which nothing is asked for, and nothing may be written. */
  private void rest() {
    int before = scenario.world.writes;
    scenario.run(6_000);
    int after = scenario.world.writes;
    if (before != after) {
      throw new AssertionError((after - before) + " API writes at rest");
    }
  }

  private void settle() {
    if (!scenario.settle(TICKS_MAX)) {
      List<String> state = new ArrayList<>(scenario.describe());
      throw new AssertionError("It never settled: " + String.join("\n", state));
    }
  }

  private static void cut(FakePod pod, boolean off) {
    pod.cutOff = off;
    pod.wasCutOff = true;
  }

  private static void silence(FakePod pod, boolean busy, boolean hidden) {
    pod.busy = busy;
    pod.hidden = hidden;
    pod.wasCutOff = true;
  }

  private void kill(String name) {
    scenario.world.kill(pod(name));
  }

  private FakeEngine engine(String name) {
    return Objects.requireNonNull(pod(name).engine, name);
  }

  private FakePod pod(String name) {
    return Objects.requireNonNull(scenario.world.pod(name), name);
  }
}
