package dev.baton.e2e.support;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operator as a process, found beforehand, so that the moment of its death is the one that was
 * meant and not that moment and the time of a search.
 */
public final class OperatorProcess {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final String LEASE = "baton-operator";

  private final Pod pod;
  private final List<Long> processes;

  private OperatorProcess(Pod pod, List<Long> processes) {
    this.pod = pod;
    this.processes = processes;
  }

  /** Waits until the operator is at work and finds its process. */
  public static OperatorProcess find() {
    Pod pod = awaitLeader();
    return new OperatorProcess(pod, Faults.processesOf(pod, "operator"));
  }

  /**
   * Kills it with SIGKILL. The first time its container is started again at once and has its lease
   * still. The next start would come after a pause: its pod goes as well, as if its node were lost,
   * and its successor waits for the lease to end.
   */
  public void kill() {
    processes.forEach(process ->
        ProcessHandle.of(process)
            .orElseThrow(() -> new AssertionError("the operator has ended by itself"))
            .destroyForcibly());
    if (processes.isEmpty() || wasRestarted(pod)) {
      Cluster.deleteOperator(name(pod));
    }
  }

  private static Pod awaitLeader() {
    return await("the operator is at work")
        .atMost(DEADLINE)
        .until(Cluster::operatorPod, pod -> pod.filter(OperatorProcess::leads).isPresent())
        .orElseThrow();
  }

  private static boolean leads(Pod pod) {
    List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
    return !containers.isEmpty()
        && containers.stream().allMatch(ContainerStatus::getReady)
        && leader().equals(Optional.of(name(pod)));
  }

  private static Optional<String> leader() {
    Lease lease =
        Cluster.client().leases().inNamespace(Cluster.OPERATOR_NAMESPACE).withName(LEASE).get();
    return Optional.ofNullable(lease).map(found -> found.getSpec().getHolderIdentity());
  }

  private static boolean wasRestarted(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .anyMatch(status -> status.getRestartCount() > 0);
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}
