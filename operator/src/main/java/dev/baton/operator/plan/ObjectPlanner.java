package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;

/** Keeps the Kubernetes objects as they should be. Pods are added at once and taken away later. */
final class ObjectPlanner {
  private ObjectPlanner() {}

  static void plan(Observed observed, Draft draft) {
    if (Problem.find(observed).map(Problem::keepsObjects).orElse(false)) {
      return;
    }
    int wanted = observed.desired().instances();
    int running = observed.workload().replicas();
    int replicas = observed.workload().exists() ? Math.max(wanted, running) : wanted;
    Shape shape = Shape.of(observed, replicas);
    draft.add(new Action.ApplyObjects(shape, "the objects follow the spec"));
  }
}
