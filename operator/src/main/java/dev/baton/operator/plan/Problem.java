package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionReason;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.observe.ContainerView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that keeps the spec from taking effect and that a person usually has to change.
 *
 * @param reason for condition and event
 * @param message what is wrong, in the words of whoever refused it
 * @param keepsObjects whether objects made now would only fail
 * @param stalledAfterMs how long it may last before it counts as stalled: a registry or a Secret
 *     may be late, and tools that see a stall give up at once
 */
public record Problem(
    ConditionReason reason, String message, boolean keepsObjects, long stalledAfterMs) {
  private static final long LATE_MS = 60_000;
  private static final long VERY_LATE_MS = 10 * 60_000L;

  /** Redis prints this heading and then the line, the directive and what is wrong with it. */
  private static final Pattern CONFIG_ERROR =
      Pattern.compile("FATAL CONFIG FILE ERROR[^\\n]*\\n(.*)", Pattern.DOTALL);

  /** An engine that must not answer before the disk has a write ends when the disk refuses. */
  private static final Pattern DISK_REFUSED =
      Pattern.compile("Can't (?:persist AOF|recover from AOF|open the append-only file)[^\\n]*");

  /** The first problem that the picture shows, if it shows one. */
  public static Optional<Problem> find(Observed observed) {
    String refused = observed.memories().refusedObject();
    if (!refused.isEmpty()) {
      return Optional.of(new Problem(ConditionReason.INVALID_SPEC, refused, false, 0));
    }
    String secret = observed.memories().missingSecret();
    if (!secret.isEmpty()) {
      return Optional.of(new Problem(ConditionReason.SECRET_NOT_FOUND, secret, true, LATE_MS));
    }
    String pod = observed.workload().refusedPod();
    if (!pod.isEmpty()) {
      return Optional.of(new Problem(ConditionReason.POD_REFUSED, pod, false, LATE_MS));
    }
    return observed.pods().stream().flatMap(view -> examine(view).stream()).findFirst();
  }

  /** Whether it has lasted so long that only a person can help. */
  public boolean isStalled(Observed observed) {
    long sinceMs = observed.memories().problemSinceMs();
    return stalledAfterMs == 0 || (sinceMs >= 0 && observed.nowMs() - sinceMs >= stalledAfterMs);
  }

  private static Optional<Problem> examine(PodView pod) {
    if (!pod.unschedulableBecause().isEmpty()) {
      return of(pod, ConditionReason.POD_UNSCHEDULABLE, pod.unschedulableBecause(), VERY_LATE_MS);
    }
    ContainerView container = pod.container();
    if (pod.view().map(EngineView::saveFailed).orElse(false)) {
      String message = "the engine cannot write to its volume; writes may be refused";
      return of(pod, ConditionReason.SAVE_FAILED, message, LATE_MS);
    }
    return container.state() == ContainerView.State.WAITING
        ? examineWaiting(pod, container)
        : Optional.empty();
  }

  private static Optional<Problem> examineWaiting(PodView pod, ContainerView container) {
    return switch (container.reason()) {
      case "ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull" ->
          of(pod, ConditionReason.IMAGE_PULL_FAILED, container.message(), LATE_MS);
      case "CreateContainerConfigError" -> examineConfig(pod, container);
      case "CrashLoopBackOff" -> examineCrash(pod, container.lastExitMessage());
      default -> Optional.empty();
    };
  }

  private static Optional<Problem> examineConfig(PodView pod, ContainerView container) {
    ConditionReason reason =
        container.message().startsWith("secret ")
            ? ConditionReason.SECRET_NOT_FOUND
            : ConditionReason.INVALID_SPEC;
    return of(pod, reason, container.message(), LATE_MS);
  }

  private static Optional<Problem> examineCrash(PodView pod, String lastWords) {
    Matcher refused = CONFIG_ERROR.matcher(lastWords);
    if (refused.find()) {
      String words = refused.group(1).strip().replaceAll("\\s*\\n\\s*", "; ");
      return of(pod, ConditionReason.ENGINE_CONFIG_REJECTED, words, LATE_MS);
    }
    Matcher full = DISK_REFUSED.matcher(lastWords);
    if (full.find()) {
      return of(pod, ConditionReason.SAVE_FAILED, full.group(), LATE_MS);
    }
    return of(pod, ConditionReason.POD_CRASH_LOOPING, lastLine(lastWords), VERY_LATE_MS);
  }

  private static String lastLine(String text) {
    String trimmed = text.strip();
    return trimmed.isEmpty()
        ? "the engine ended without a word"
        : trimmed.substring(trimmed.lastIndexOf('\n') + 1);
  }

  private static Optional<Problem> of(
      PodView pod, ConditionReason reason, String message, long stalledAfterMs) {
    return Optional.of(new Problem(reason, pod.name() + ": " + message, false, stalledAfterMs));
  }
}
