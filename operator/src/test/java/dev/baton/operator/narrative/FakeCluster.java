package dev.baton.operator.narrative;

import dev.baton.operator.act.Cluster;
import dev.baton.operator.act.ClusterException;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import dev.baton.operator.observe.PodRole;
import dev.baton.operator.plan.Action;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Kubernetes as the actor sees it, in the world of fakes. */
final class FakeCluster implements Cluster {
  private final World world;
  private final Bounds bounds;

  FakeCluster(World world, Bounds bounds) {
    this.world = world;
    this.bounds = bounds;
  }

  @Override
  public void apply(int replicas, long backlogBytes) {
    boolean changed =
        !world.exists
            || world.replicas != replicas
            || !world.appliedImage.equals(world.image)
            || world.configuredBacklogBytes != backlogBytes;
    world.exists = true;
    world.replicas = replicas;
    world.appliedImage = world.image;
    world.appliedGeneration = world.generation;
    world.configuredBacklogBytes = backlogBytes;
    if (changed) {
      bounds.tell("apply " + replicas + " pods of " + world.image + ", backlog " + backlogBytes);
    }
  }

  @Override
  public void recordPrimary(Action.RecordPrimary intent) {
    RedisReplicationStatus s = world.status;
    if (s.epoch() != null && intent.epoch() <= s.epoch()) {
      throw new ClusterException("epoch " + intent.epoch() + " was already given");
    }
    world.status =
        s.changingPrimary(
            intent.pod(),
            intent.epoch(),
            intent.failover(),
            intent.because(),
            Instant.ofEpochMilli(world.nowMs).truncatedTo(ChronoUnit.SECONDS).toString());
    bounds.tell("record " + intent.pod() + " as primary of epoch " + intent.epoch());
  }

  @Override
  public void label(Action.Label label) {
    FakePod pod = world.pod(label.pod());
    if (pod != null && pod.uid.equals(label.uid())) {
      pod.role = label.role();
      String text = label.role() == PodRole.NONE ? "unlabel " : "label ";
      String role = label.role() == PodRole.NONE ? "" : " " + label.role();
      bounds.tell(text + label.pod() + role + ": " + label.because());
    }
  }

  @Override
  public void deletePod(Action.DeletePod delete) {
    FakePod pod = world.pod(delete.pod());
    if (pod != null && pod.uid.equals(delete.uid())) {
      pod.terminating = true;
      bounds.tell("delete " + delete.pod() + ": " + delete.because());
    }
  }

  @Override
  public void announce(Action.Announce news) {
    bounds.tell("event " + news.reason().text() + ": " + news.because());
  }
}
