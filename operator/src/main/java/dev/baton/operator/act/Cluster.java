package dev.baton.operator.act;

import dev.baton.operator.plan.Action;
import dev.baton.operator.plan.Shape;

/** What the actor changes in Kubernetes, for one resource. Every call may throw. */
public interface Cluster {

  /**
   * Brings every object of the resource to the wanted form.
   *
   * @throws ClusterException when the API server does not accept one
   */
  void apply(Shape shape);

  /** Address of the Service that leads to the primary; empty while it has none. */
  String serviceAddress();

  /**
   * Writes primary and epoch to the status.
   *
   * @throws ClusterException when somebody else changed them since they were observed
   */
  void recordPrimary(Action.RecordPrimary intent);

  /**
   * Sets or removes the role label; a pod that is gone, or another by now, counts as done.
   *
   * @throws ClusterException when the API server does not accept it
   */
  void label(Action.Label label);

  /**
   * Deletes exactly this pod; one that is gone, or another by now, counts as done.
   *
   * @throws ClusterException when the API server does not accept it
   */
  void deletePod(Action.DeletePod pod);

  /** Tells people. Never throws: news must not keep the work from being done. */
  void announce(Action.Announce news);
}
