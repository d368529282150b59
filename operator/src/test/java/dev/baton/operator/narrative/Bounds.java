package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.observe.PodRole;
import dev.baton.operator.plan.Action;
import dev.baton.operator.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must hold after every single step, whatever the order of things; and the story so far. */
final class Bounds {
  /** Thrown where the operator's process ends in the middle of a pass. */
  static final class OperatorDied extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final World world;
  private final Map<Long, String> promotedByEpoch = new TreeMap<>();
  private final List<String> story = new ArrayList<>();
  private int stepsToLive = Integer.MAX_VALUE;

  Bounds(World world) {
    this.world = world;
  }

  void dieAfter(int steps) {
    stepsToLive = steps;
  }

  boolean isDying() {
    return stepsToLive != Integer.MAX_VALUE;
  }

  void tell(String line) {
    if (story.isEmpty() || !story.getLast().equals(line)) {
      story.add(line);
    }
    check();
    if (!line.startsWith("event ") && --stepsToLive <= 0) {
      stepsToLive = Integer.MAX_VALUE;
      story.add("the operator dies");
      throw new OperatorDied();
    }
  }

  List<String> takeStory() {
    List<String> taken = List.copyOf(story);
    story.clear();
    return taken;
  }

  void promoted(String pod, long epoch) {
    String other = promotedByEpoch.putIfAbsent(epoch, pod);
    assertThat(other == null || other.equals(pod))
        .as("epoch %s was given to %s and then to %s", epoch, other, pod)
        .isTrue();
  }

  void check(Plan plan) {
    long pods =
        plan.actions().stream()
            .filter(a -> a instanceof Action.DeletePod || a instanceof Action.ScaleDown)
            .count();
    long promotions = plan.actions().stream().filter(Action.Promote.class::isInstance).count();
    long demotions = plan.actions().stream().filter(Action.Demote.class::isInstance).count();
    assertThat(pods + Math.max(promotions, demotions)).as("disruptions of one pass").isLessThan(2);
  }

  /** A primary that comes back from behind a partition is not there by the operator's hand. */
  private void check() {
    long labelled = world.pods.values().stream().filter(p -> p.role == PodRole.PRIMARY).count();
    assertThat(labelled).as("pods that the Service leads to").isLessThan(2);
    long writable = world.pods.values().stream().filter(this::isWritable).count();
    assertThat(writable).as("writable primaries").isLessThan(2);
  }

  private boolean isWritable(FakePod pod) {
    FakeEngine engine = pod.engine;
    return !pod.wasCutOff && engine != null && engine.takesWrites(world.nowMs);
  }
}
