package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request for a move of the primary.
 *
 * @param text the annotation's value
 * @param target name of the pod that is to take over, or {@link #ANY}; empty when the text is not a
 *     request
 */
record SwitchoverRequest(String text, String target) {
  /** Leaves the choice to the operator. */
  static final String ANY = "any";

  /** Longer values come from a mistake, and the status has to keep the value. */
  private static final Pattern FORM = Pattern.compile("([a-z0-9][-a-z0-9]{0,62})@(\\S{1,190})");

  /** The request that has not been dealt with yet, if there is one. */
  static Optional<SwitchoverRequest> pending(Observed observed) {
    String text = observed.desired().requests().switchover();
    boolean handled = text.equals(observed.recorded().handled().switchover());
    return text.isEmpty() || handled || observed.desired().paused()
        ? Optional.empty()
        : Optional.of(parse(text));
  }

  private static SwitchoverRequest parse(String text) {
    Matcher form = FORM.matcher(text);
    return new SwitchoverRequest(text, form.matches() ? form.group(1) : "");
  }

  boolean leavesChoice() {
    return target.equals(ANY);
  }

  /** Why it can never be done, as far as the picture shows; waiting would not help. */
  Optional<String> findFault(Observed observed) {
    if (target.isEmpty()) {
      return Optional.of(
          "write the name of a pod or 'any', '@' and a token, such as any@2026-01-31");
    }
    if (observed.desired().instances() == 1) {
      return Optional.of("there is one instance only, so nobody can take over");
    }
    Optional<PodView> pod = observed.pod(target);
    return leavesChoice() || pod.isPresent()
        ? Optional.empty()
        : Optional.of("there is no pod " + target);
  }
}
