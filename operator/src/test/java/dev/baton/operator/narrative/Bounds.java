package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.engine.EngineRole;
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
    FakePod chosen = world.pod(pod);
    if (chosen != null && !chosen.isSilent()) {
      world.pods.values().forEach(p -> assertNotNewer(p, chosen));
    }
  }

  /** Nobody who could have been chosen has more than the one who was. */
  private void assertNotNewer(FakePod other, FakePod chosen) {
    FakeEngine left = other.engine;
    FakeEngine right = chosen.engine;
    if (left == null
        || right == null
        || other.isSilent()
        || other.terminating
        || left.isCopying()) {
      return;
    }
    int had = right.writes().size();
    if (left.epoch() >= right.epoch()) {
      assertThat(left.writes().size()).as("%s has more", other.name).isLessThan(had + 1);
    }
    // A successor that has all may not have heard yet that its upstream began an epoch.
    if (left.epoch() > right.epoch()) {
      assertThat(right.writes().subList(0, left.writes().size()))
          .as("what %s has of a newer epoch", other.name)
          .isEqualTo(left.writes());
    }
  }

  /** Nobody refuses a former password before all that stay have the new one and give it. */
  void passwordDropped() {
    for (FakePod pod : world.pods.values()) {
      FakeEngine engine = pod.engine;
      boolean stays = !pod.terminating && pod.ordinal < world.replicas;
      if (engine != null && !pod.isSilent() && stays) {
        assertThat(engine.accepted()).as("%s accepts", pod.name).contains(world.password);
        assertThat(engine.upstreamPassword()).as("%s gives", pod.name).isEqualTo(world.password);
      }
    }
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

  /**
   * What the operator did not do and cannot undo does not count: a primary that comes back from
   * behind a partition, and one that a person promoted and that may have rejected the operator. The
   * Service leads to neither.
   */
  private void check() {
    long labelled = world.pods.values().stream().filter(Bounds::isLedTo).count();
    assertThat(labelled).as("pods that the Service leads to").isLessThan(2);
    long writable = world.pods.values().stream().filter(this::isWritable).count();
    assertThat(writable).as("writable primaries").isLessThan(2);
  }

  /** Only a primary answers writes: others refuse them, and a pod without process is silent. */
  private static boolean isLedTo(FakePod pod) {
    FakeEngine engine = pod.engine;
    return pod.role == PodRole.PRIMARY && engine != null && engine.role() == EngineRole.PRIMARY;
  }

  private boolean isWritable(FakePod pod) {
    FakeEngine engine = pod.engine;
    return !pod.wasCutOff
        && engine != null
        && engine.takesWrites(world.nowMs)
        && (!engine.isPromotedByHand() || pod.role == PodRole.PRIMARY);
  }
}
