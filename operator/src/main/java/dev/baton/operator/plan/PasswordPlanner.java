package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionType;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Brings a new password to running engines, in the stages of {@link PasswordChange}. Replicas come
 * first, so that one that is promoted meanwhile has it.
 */
final class PasswordPlanner {
  private static final long SOON_MS = 200;
  private static final long WAITING_MS = 1_000;

  private PasswordPlanner() {}

  static void plan(Observed observed, Draft draft) {
    PasswordChange change = PasswordChange.of(observed);
    if (!change.isRunning()) {
      return;
    }
    boolean told = observed.recorded().isTrue(ConditionType.PASSWORD_CHANGING.text());
    if (change.isNew() && !told) {
      String text = "engines are given the password that the Secret has now beside the former one";
      draft.add(new Action.Announce(EventReason.PASSWORD_CHANGE_STARTED, text));
    }
    List<Action.SetPassword> orders =
        change.engines().stream()
            .sorted(Comparator.comparing((PodView pod) -> pod.plays(EngineRole.PRIMARY)))
            .map(change::orderFor)
            .flatMap(Optional::stream)
            .toList();
    orders.forEach(draft::add);
    if (change.isProved()) {
      String text = change.describe() + "; any other is refused from now on";
      draft.add(new Action.Announce(EventReason.PASSWORD_CHANGED, text));
    }
    draft.lookAgainWithinMs(orders.isEmpty() ? WAITING_MS : SOON_MS);
  }
}
