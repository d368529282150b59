package dev.baton.operator.observe;

import java.util.List;
import java.util.Optional;

/**
 * Everything a pass knows. Nothing is carried over from an earlier pass but what the API server
 * keeps and the few {@link Memories} that only make the operator more patient.
 *
 * @param desired what the user wants
 * @param recorded what the status says
 * @param workload the StatefulSet
 * @param pods its pods by rising ordinal
 * @param write how fast the stream grows
 * @param passwords what the Secret asks for
 * @param memories hints of earlier passes; losing them is safe
 * @param nowMs wall clock at the start of the pass
 */
public record Observed(
    Desired desired,
    Recorded recorded,
    Workload workload,
    List<PodView> pods,
    WriteRate write,
    Passwords passwords,
    Memories memories,
    long nowMs) {

  /** Copies the list, so that the picture never changes. */
  public Observed {
    pods = List.copyOf(pods);
  }

  /** The same picture with other memories. */
  public Observed with(Memories others) {
    return new Observed(desired, recorded, workload, pods, write, passwords, others, nowMs);
  }

  /** The pod of that name, if it exists. */
  public Optional<PodView> pod(String name) {
    return pods.stream().filter(pod -> pod.name().equals(name)).findFirst();
  }

  /** The pod that the status names as the primary, if it exists. */
  public Optional<PodView> recordedPrimary() {
    return pod(recorded.primary());
  }

  /** How many pods there should be now: the greater of what runs and what is wanted. */
  public int podsExpected() {
    return workload.exists() ? Math.max(workload.replicas(), 1) : desired.instances();
  }
}
