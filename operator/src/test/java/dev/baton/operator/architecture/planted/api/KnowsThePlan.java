package dev.baton.operator.architecture.planted.api;

import dev.baton.operator.architecture.planted.plan.WritesWhilePlanning;

/** A resource that knows who plans for it. */
public final class KnowsThePlan {
  /** What it must not know. */
  public WritesWhilePlanning plan() {
    return new WritesWhilePlanning();
  }
}
