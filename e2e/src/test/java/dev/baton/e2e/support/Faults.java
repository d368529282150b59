package dev.baton.e2e.support;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The faults a scenario injects, each as near to the real thing as the cluster allows. */
public final class Faults {
  private static final String ENGINE = "engine";

  private Faults() {}

  /**
   * Kills the engine process of a pod with SIGKILL from the node, where its processes are visible;
   * on a cluster whose nodes are elsewhere it tells the engine to end at once, without saving and
   * without waiting for replicas.
   */
  public static void killEngine(Replication replication, String podName) {
    List<Long> processes = processesOf(replication.pod(podName).orElseThrow(), ENGINE);
    if (processes.isEmpty()) {
      shutDownNow(replication, podName);
    }
    for (long process : processes) {
      Shell.must(Duration.ofSeconds(5), "kill", "-9", Long.toString(process));
    }
  }

  /** Kills the engines of several pods as {@link #killEngine} does, with one signal to all. */
  public static void killEngines(Replication replication, List<String> podNames) {
    List<String> command = new ArrayList<>(List.of("kill", "-9"));
    for (String podName : podNames) {
      Pod pod = replication.pod(podName).orElseThrow();
      processesOf(pod, ENGINE).forEach(process -> command.add(Long.toString(process)));
    }
    if (command.size() > 2) {
      Shell.must(Duration.ofSeconds(5), command.toArray(String[]::new));
    } else {
      podNames.forEach(podName -> shutDownNow(replication, podName));
    }
  }

  /** Stops the engine process of a pod with SIGSTOP, as a machine does that hangs. */
  public static void stopEngine(Replication replication, String podName) {
    signal(replication, podName, "-STOP");
  }

  /** Ends {@link #stopEngine}. */
  public static void continueEngine(Replication replication, String podName) {
    signal(replication, podName, "-CONT");
  }

  /** From now on no file can be made on a pod's volume: the kernel says that no space is left. */
  public static void fillVolume(Replication replication, String podName) {
    inMountsOf(replication, podName, "libc.mount(b'full', path, b'tmpfs', 0, b'nr_inodes=1')");
  }

  /** Ends {@link #fillVolume}. */
  public static void freeVolume(Replication replication, String podName) {
    inMountsOf(replication, podName, "libc.umount2(path, MNT_DETACH)");
  }

  /** The image has no programs, so one from outside enters the mounts of the engine. */
  private static void inMountsOf(Replication replication, String podName, String call) {
    String script =
        """
        import ctypes, os, sys
        CLONE_NEWNS, MNT_DETACH, path = 0x20000, 2, b'/data'
        libc = ctypes.CDLL(None, use_errno=True)
        mounts = os.open('/proc/' + sys.argv[1] + '/ns/mnt', os.O_RDONLY)
        if libc.setns(mounts, CLONE_NEWNS) or %s:
            sys.exit(os.strerror(ctypes.get_errno()))
        """
            .formatted(call);
    long process = visibleProcesses(replication, podName).getFirst();
    Shell.mustWithInput(
        Duration.ofSeconds(10), script, "/usr/bin/python3", "-", Long.toString(process));
  }

  private static void signal(Replication replication, String podName, String signal) {
    for (long process : visibleProcesses(replication, podName)) {
      Shell.must(Duration.ofSeconds(5), "kill", signal, Long.toString(process));
    }
  }

  private static List<Long> visibleProcesses(Replication replication, String podName) {
    List<Long> processes = processesOf(replication.pod(podName).orElseThrow(), ENGINE);
    Assumptions.assumeFalse(
        processes.isEmpty(), "the processes of a foreign cluster cannot be seen from here");
    return processes;
  }

  private static void shutDownNow(Replication replication, String podName) {
    try (Jedis connection = replication.connectToPod(podName)) {
      connection.sendCommand(Protocol.Command.SHUTDOWN, "NOSAVE", "NOW", "FORCE");
    } catch (JedisConnectionException ended) {
      return;
    }
    throw new AssertionError("the engine of " + podName + " has not ended");
  }

  /** Deletes a pod without waiting. */
  public static void deletePod(Replication replication, String podName) {
    Cluster.kubectl("delete", "pod", "-n", replication.namespace(), podName, "--wait=false");
  }

  /** Cuts a node of the local cluster off from all others; other clusters cannot do this. */
  public static void partition(String node) {
    clusterScript("partition", node);
  }

  /** Ends {@link #partition}. */
  public static void heal(String node) {
    clusterScript("heal", node);
  }

  private static void clusterScript(String verb, String node) {
    Path script = Cluster.root().resolve("e2e/cluster/cluster");
    Assumptions.assumeTrue(
        System.getenv("BATON_FOREIGN_CLUSTER") == null,
        "a node of a foreign cluster cannot be cut off from here");
    Shell.must(Duration.ofSeconds(20), script.toString(), verb, node);
  }

  /** The processes of a pod's container, if its node is this machine. */
  static List<Long> processesOf(Pod pod, String container) {
    String containerId = containerId(pod, container);
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(path -> path.getFileName().toString().matches("[0-9]+"))
          .filter(path -> cgroupNames(path).contains(containerId))
          .map(path -> Long.parseLong(path.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list processes", failure);
    }
  }

  private static String containerId(Pod pod, String container) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> container.equals(status.getName()))
        .map(status -> status.getContainerID().replaceFirst("^[a-z]+://", ""))
        .findFirst()
        .orElseThrow();
  }

  private static String cgroupNames(Path process) {
    try {
      return Files.readString(process.resolve("cgroup"));
    } catch (IOException endedMeanwhile) {
      return "";
    }
  }
}
