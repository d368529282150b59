package dev.baton.operator.observe;

/**
 * The StatefulSet.
 *
 * @param exists whether it is there
 * @param replicas the pods it is asked to keep
 * @param generation generation of the resource that it was last made from
 * @param processed whether its controller has seen its newest spec
 * @param newestRevision the revision that new pods get; empty when not known
 * @param refusedPod the API server's words when it keeps refusing a missing pod, or empty
 */
public record Workload(
    boolean exists,
    int replicas,
    long generation,
    boolean processed,
    String newestRevision,
    String refusedPod) {

  /** No StatefulSet. */
  public static final Workload NONE = new Workload(false, 0, -1, false, "", "");

  /** Whether the newest revision is known for certain. */
  public boolean knowsRevision() {
    return exists && processed && !newestRevision.isEmpty();
  }

  /** The same, with what keeps a pod from being made. */
  public Workload withRefusedPod(String words) {
    return new Workload(exists, replicas, generation, processed, newestRevision, words);
  }
}
