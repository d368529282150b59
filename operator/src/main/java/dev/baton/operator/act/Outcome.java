package dev.baton.operator.act;

import dev.baton.operator.observe.MeasuredGap;
import dev.baton.operator.plan.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plan.
 *
 * @param done the steps that were done
 * @param failedAt the step that ended the pass, or null when all were done
 * @param because why it failed; empty when nothing did
 * @param refusedObject the API server's words when it judged an object of ours wrong, or empty
 * @param gap what a change of the primary has cost, if there was one that could be measured
 */
public record Outcome(
    List<Action> done,
    @Nullable Action failedAt,
    String because,
    String refusedObject,
    MeasuredGap gap) {

  /** Copies the list. */
  public Outcome {
    done = List.copyOf(done);
  }

  /** Whether every step was done. */
  public boolean isComplete() {
    return failedAt == null;
  }

  /** Whether a planned move was begun and given up. */
  public boolean gaveUpMove() {
    return failedAt instanceof Action.AwaitEqual || failedAt instanceof Action.PauseWrites;
  }
}
