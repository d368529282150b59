package dev.baton.operator.narrative;

import dev.baton.operator.act.Cluster;
import dev.baton.operator.act.ClusterException;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import dev.baton.operator.observe.PodRole;
import dev.baton.operator.plan.Action;
import dev.baton.operator.plan.Shape;

/** Kubernetes as the actor sees it, in the world of fakes. */
final class FakeCluster implements Cluster {
  private final World world;
  private final Bounds bounds;

  FakeCluster(World world, Bounds bounds) {
    this.world = world;
    this.bounds = bounds;
  }

  @Override
  public void apply(Shape shape) {
    String revision = world.revisionOf(shape.restart());
    boolean changed =
        !world.exists
            || world.replicas != shape.replicas()
            || !world.appliedRevision.equals(revision)
            || world.configuredBacklogBytes != shape.backlogBytes();
    world.exists = true;
    world.replicas = shape.replicas();
    world.appliedRestart = shape.restart();
    world.appliedRevision = revision;
    world.appliedGeneration = world.generation;
    world.configuredBacklogBytes = shape.backlogBytes();
    if (changed) {
      world.writes++;
      bounds.tell(
          "apply "
              + shape.replicas()
              + " pods of "
              + revision
              + ", backlog "
              + shape.backlogBytes());
    }
  }

  @Override
  public String serviceAddress() {
    return World.SERVICE;
  }

  @Override
  public void recordPrimary(Action.RecordPrimary intent) {
    RedisReplicationStatus s = world.status;
    if (s.epoch() != null && intent.epoch() <= s.epoch()) {
      throw new ClusterException("epoch " + intent.epoch() + " was already given");
    }
    world.writes++;
    world.status = intent.appliedTo(s, world.nowMs);
    bounds.tell("record " + intent.pod() + " as primary of epoch " + intent.epoch());
  }

  @Override
  public void label(Action.Label label) {
    FakePod pod = world.pod(label.pod());
    if (pod != null && pod.uid.equals(label.uid())) {
      pod.role = label.role();
      world.writes++;
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
      world.writes++;
      bounds.tell("delete " + delete.pod() + ": " + delete.because());
    }
  }

  @Override
  public void announce(Action.Announce news) {
    world.writes++;
    bounds.tell("event " + news.reason().text() + ": " + news.because());
  }
}
