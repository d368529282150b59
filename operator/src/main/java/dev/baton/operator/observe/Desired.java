package dev.baton.operator.observe;

import java.time.Duration;

/**
 * What the user wants, as far as planning needs to know.
 *
 * @param namespace namespace of the resource
 * @param name name of the resource
 * @param generation generation of its spec
 * @param createdMs when it was created, wall clock
 * @param instances how many pods, primary included
 * @param selector label selector of its pods, as text
 * @param port client port of the engines
 * @param fanOut how many replicas one pod feeds at most, 0 when the primary feeds all
 * @param detectAfterMs how long a primary may be silent
 * @param switchover how a primary that works is moved
 * @param rollout how pods are replaced
 * @param requests what somebody asks for by annotation
 * @param backlog how the backlog is sized
 * @param hasStorage whether data outlives a pod
 * @param paused whether the user asked the operator to keep its hands off
 */
public record Desired(
    String namespace,
    String name,
    long generation,
    long createdMs,
    int instances,
    String selector,
    int port,
    int fanOut,
    long detectAfterMs,
    SwitchoverPolicy switchover,
    RolloutPolicy rollout,
    Requests requests,
    BacklogPolicy backlog,
    boolean hasStorage,
    boolean paused) {
  private static final long HEARTBEAT_MS_MIN = 250;
  private static final long HEARTBEAT_MS_MAX = 1_000;

  /**
   * How often engines are asked whether they live: what passes between the last answer and the
   * first question that remains without one delays the detection, by an eighth at the most.
   */
  public Duration heartbeatPeriod() {
    return Duration.ofMillis(Math.clamp(detectAfterMs / 8, HEARTBEAT_MS_MIN, HEARTBEAT_MS_MAX));
  }

  /** Name of the pod with that ordinal. */
  public String podName(int ordinal) {
    return name + "-" + ordinal;
  }

  /** The name by which replicas follow a pod; it outlives the pod's address. */
  public String hostOf(String pod) {
    return pod + "." + name + "-pods." + namespace + ".svc";
  }
}
