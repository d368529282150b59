package dev.baton.operator.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/** The budget that lets a drain take one pod at a time. */
public final class PodDisruptionBudgetManifest {

  private PodDisruptionBudgetManifest() {}

  /** Returns the PodDisruptionBudget of a resource. */
  public static PodDisruptionBudget build(Blueprint blueprint) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(blueprint.ownedMetadata(blueprint.names().podDisruptionBudget()).build())
        .withNewSpec()
        .withMaxUnavailable(new IntOrString(1))
        // A pod that serves nobody must not hold up a drain.
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withNewSelector()
        .withMatchLabels(Labels.selector(blueprint.names()))
        .endSelector()
        .endSpec()
        .build();
  }
}
