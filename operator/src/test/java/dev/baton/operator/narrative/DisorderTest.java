package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random troubles in random order. After every single step the {@link Bounds} hold, and when the
 * troubles end the resource becomes ready by itself.
 */
final class DisorderTest {
  private static final int RUNS = Integer.getInteger("baton.runs", 150);
  private static final long SEED = Long.getLong("baton.seed", 20_260_917L);
  private static final int TROUBLES = 12;

  @Test
  void itEndsReadyAfterAnyTroubles() {
    for (int run = 0; run < RUNS; run++) {
      long seed = SEED + run;
      Random random = new Random(seed);
      Scenario scenario = new Scenario(random);
      try {
        play(scenario, random);
      } catch (AssertionError | RuntimeException e) {
        String again =
            "mvn -pl operator test -Dtest=DisorderTest -Dbaton.runs=1 -Dbaton.seed=" + seed;
        throw new AssertionError(
            "Seed " + seed + ", again with: " + again + "\n" + lastWords(scenario), e);
      }
    }
  }

  private static void play(Scenario scenario, Random random) {
    scenario.world.storage = random.nextBoolean();
    scenario.world.filesAreLate = random.nextBoolean();
    scenario.world.fanOut = random.nextInt(4);
    scenario.world.zones = anyZones(random);
    scenario.world.applySpec(1 + random.nextInt(7), "v1");
    scenario.clientsWrite(true);
    scenario.run(50);
    for (int i = 0; i < TROUBLES; i++) {
      trouble(scenario, random);
      scenario.run(random.nextInt(80));
    }
    end(scenario);
    assertThat(scenario.settle(3_000)).as("ready").isTrue();
    assertThat(scenario.settlePasswords(3_000)).as("one password").isTrue();
    assertThat(scenario.settle(3_000)).as("ready with that password").isTrue();
    Links.assertSound(scenario.world);
    Links links = Links.of(scenario.world);
    scenario.world.pods.values().forEach(pod -> pod.zone = "x" + random.nextInt(3));
    scenario.run(100);
    assertThat(Links.of(scenario.world)).as("who follows whom after new labels").isEqualTo(links);
  }

  private static String lastWords(Scenario scenario) {
    List<String> story = scenario.bounds.takeStory();
    List<String> words =
        new ArrayList<>(story.subList(Math.max(0, story.size() - 40), story.size()));
    words.addAll(scenario.describe());
    return String.join("\n", words);
  }

  private static void trouble(Scenario scenario, Random random) {
    World world = scenario.world;
    List<FakePod> pods = List.copyOf(world.pods.values());
    if (pods.isEmpty()) {
      return;
    }
    FakePod pod = pods.get(random.nextInt(pods.size()));
    switch (random.nextInt(19)) {
      case 0, 1 -> killIfRunning(world, pod);
      case 2 -> pod.terminating = true;
      case 3 -> {
        pod.cutOff = true;
        pod.wasCutOff = true;
      }
      case 4 -> pods.forEach(DisorderTest::bringBack);
      case 5 -> world.applySpec(1 + random.nextInt(5), world.image);
      case 6 -> world.applySpec(world.instances, List.of("v1", "v2", "bad").get(random.nextInt(3)));
      case 7 -> world.switchover = pod.name + "@" + random.nextInt(1_000);
      case 8 -> world.switchover = "any@" + random.nextInt(1_000);
      case 9 -> world.restart = "token-" + random.nextInt(1_000);
      case 10 -> world.restartByKubectl("at-" + random.nextInt(1_000));
      case 11 -> pod.draining = !pod.draining;
      case 12 -> world.changePassword();
      case 13 -> failOverByHand(scenario, pod);
      case 14 -> {
        pod.busy = pod.runs();
        pod.wasCutOff = true;
      }
      case 15 -> {
        pod.hidden = true;
        pod.wasCutOff = true;
      }
      case 16 -> pod.zone = List.of("", "a", "b").get(random.nextInt(3));
      case 17 -> world.zones = anyZones(random);
      default -> scenario.bounds.dieAfter(1 + random.nextInt(6));
    }
  }

  private static List<String> anyZones(Random random) {
    return List.of("a", "b", "c").subList(0, random.nextInt(4));
  }

  /** A person sends FAILOVER to whichever pod feeds this one. */
  private static void failOverByHand(Scenario scenario, FakePod to) {
    FakeEngine next = to.engine;
    if (next == null || to.isSilent()) {
      return;
    }
    scenario.world.pods.values().stream()
        .filter(from -> from != to && !from.isSilent() && from.feeds(next))
        .findFirst()
        .ifPresent(from -> scenario.failover(from, to));
  }

  private static void bringBack(FakePod pod) {
    pod.cutOff = false;
    pod.busy = false;
    pod.hidden = false;
  }

  private static void killIfRunning(World world, FakePod pod) {
    if (pod.runs() && !pod.cutOff) {
      world.kill(pod);
    }
  }

  private static void end(Scenario scenario) {
    scenario.world.pods.values().forEach(DisorderTest::bringBack);
    scenario.world.applySpec(scenario.world.instances, "v3");
  }
}
