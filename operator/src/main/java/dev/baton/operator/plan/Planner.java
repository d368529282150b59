package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Decides what one pass does. Pure: the same picture gives the same plan.
 *
 * <p>Sub-planners run in the order of what hurts most. Roles come before everything that is
 * planned, and the first that disrupts keeps the others from disrupting in the same pass.
 */
public final class Planner {
  private static final List<BiConsumer<Observed, Draft>> STEPS =
      List.of(
          PasswordPlanner::plan,
          RolePlanner::plan,
          AttachPlanner::plan,
          LabelPlanner::plan,
          ObjectPlanner::plan,
          SwitchoverPlanner::plan,
          MovePlanner::plan,
          Replacement::plan,
          ScalePlanner::plan,
          BacklogPlanner::plan,
          StallPlanner::plan);

  private Planner() {}

  /** Plans the next pass. A paused resource is observed and reported on, and nothing else. */
  public static Plan plan(Observed observed) {
    Draft draft = new Draft();
    STEPS.forEach(step -> step.accept(observed, draft));
    List<Action> actions = observed.desired().paused() ? List.of() : draft.actions();
    return new Plan(actions, Report.write(observed, draft), draft.lookAgainMs());
  }
}
