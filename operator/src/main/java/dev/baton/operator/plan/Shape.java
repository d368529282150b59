package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;

/**
 * What the objects depend on beside the spec.
 *
 * @param replicas how many pods there are to be
 * @param backlogBytes size of the backlog that a pod starts with
 * @param restart the request for a restart that pods are made for, or empty
 */
public record Shape(int replicas, long backlogBytes, String restart) {

  static Shape of(Observed observed, int replicas) {
    return new Shape(
        replicas, BacklogSizing.decide(observed).bytes(), RestartRequest.inEffect(observed));
  }
}
