package dev.baton.operator.plan;

import dev.baton.operator.engine.AccessView;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.Passwords;
import dev.baton.operator.observe.PodView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a change of the password has come.
 *
 * <pre>
 *   accept    every engine accepts all that any engine accepts, and what the Secret has
 *   link      the operator has signed in to every pod with the new one: replicas give it, too
 *   drop      every replica gives it: what the Secret does not have is refused
 * </pre>
 *
 * What the engines themselves tell is all that this is made of, so that it goes on where it stopped
 * when the operator or an engine starts anew in the middle. While a pod is missing nothing is
 * dropped; an engine that comes back with the former password alone, for its file was old, is told
 * the others and has them told its own.
 */
final class PasswordChange {
  private final Observed observed;
  private final Passwords wanted;
  private final Set<String> acceptedAnywhere = new TreeSet<>();
  private final String waitsFor;
  private final boolean linked;

  private PasswordChange(Observed observed) {
    this.observed = observed;
    this.wanted = observed.passwords();
    engines().forEach(pod -> acceptedAnywhere.addAll(access(pod).accepted()));
    acceptedAnywhere.addAll(wanted.all());
    this.waitsFor = findDoubt();
    this.linked =
        waitsFor.isEmpty()
            && engines().stream().allMatch(pod -> access(pod).upstream().equals(wanted.present()));
  }

  static PasswordChange of(Observed observed) {
    return new PasswordChange(observed);
  }

  /** What one engine is to be told, if anything. */
  Optional<Action.SetPassword> orderFor(PodView pod) {
    AccessView access = access(pod);
    Set<String> target = linked ? wanted.all() : acceptedAnywhere;
    List<String> missing = without(target, access.accepted());
    List<String> superfluous = linked ? without(access.accepted(), target) : List.of();
    boolean renews = waitsFor.isEmpty() && !access.upstream().equals(wanted.present());
    return missing.isEmpty() && superfluous.isEmpty() && !renews
        ? Optional.empty()
        : Optional.of(new Action.SetPassword(pod.name(), missing, superfluous, renews, describe()));
  }

  /** The engines that tell their passwords; none while the Secret has no password. */
  List<PodView> engines() {
    return wanted.present().isEmpty()
        ? List.of()
        : observed.pods().stream().filter(pod -> access(pod).known()).toList();
  }

  /** Whether some engine is not as the Secret asks. */
  boolean isRunning() {
    return engines().stream()
        .map(PasswordChange::access)
        .anyMatch(access ->
            !Set.copyOf(access.accepted()).equals(wanted.all())
                || !access.upstream().equals(wanted.present()));
  }

  /** Whether some engine does not accept the password of the Secret. */
  boolean isNew() {
    return engines().stream().anyMatch(pod -> !access(pod).accepted().contains(wanted.present()));
  }

  /** Whether passwords that the Secret does not have may be refused. */
  boolean isProved() {
    return linked;
  }

  /** Where it stands, for people. */
  String describe() {
    if (!waitsFor.isEmpty()) {
      return "both are accepted: " + waitsFor;
    }
    return linked
        ? "every pod has proved the password of the Secret"
        : "both are accepted: replicas are given the one of the Secret";
  }

  /** Which pod has not proved yet that it accepts the password of the Secret; or empty. */
  private String findDoubt() {
    for (int ordinal = 0; ordinal < observed.podsExpected(); ordinal++) {
      String name = observed.desired().podName(ordinal);
      Optional<PodView> pod = observed.pod(name).filter(found -> !found.terminating());
      AccessView access = pod.map(PasswordChange::access).orElse(AccessView.UNKNOWN);
      if (!access.known()) {
        return name + " does not answer";
      }
      if (access.usedFormer() || !access.accepted().contains(wanted.present())) {
        return name + " has not proved the password of the Secret";
      }
    }
    return "";
  }

  private static AccessView access(PodView pod) {
    return pod.view().map(EngineView::access).orElse(AccessView.UNKNOWN);
  }

  private static List<String> without(Iterable<String> digests, Iterable<String> others) {
    List<String> left = new ArrayList<>();
    digests.forEach(left::add);
    others.forEach(left::remove);
    return left;
  }
}
