package dev.baton.operator.narrative;

import dev.baton.operator.api.v1.RedisReplicationStatus;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.observe.ContainerView;
import dev.baton.operator.observe.PodRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of fakes: the StatefulSet controller, a kubelet, engines that replicate, and clients
 * that write to wherever the Service leads. Nothing moves by itself; {@link Scenario} moves it.
 */
final class World {
  static final String NAME = "orders";

  /** Stands for the address of the Service that leads to the primary. */
  static final String SERVICE = "service";

  /** How late a kubelet brings a changed Secret into the files of its pods. */
  private static final long FILES_LATE_MS = 60_000;

  final Map<Integer, FakePod> pods = new TreeMap<>();
  final List<String> acknowledged = new ArrayList<>();
  private final Map<String, FakeEngine.Kept> volumes = new LinkedHashMap<>();
  long nowMs = 1_000_000;
  int instances = 3;
  long generation;
  String image = "v1";
  boolean storage;
  boolean exists;
  int replicas;
  long appliedGeneration = -1;
  String appliedRestart = "";
  String appliedRevision = "";
  String switchover = "";
  String restart = "";
  String kubectlRestart = "";
  int fanOut;

  /** Pods are spread over them by ordinal; empty while nodes have no labels. */
  List<String> zones = List.of();

  /** Pods whose copy of the data takes for ever, while they have no link. */
  final Set<String> slowCopies = new TreeSet<>();

  /** How long a new pod takes until its engine runs. */
  int ticksToStart = 2;

  long detectAfterMs = 5_000;
  boolean movesPrimary = true;
  int writes;
  long configuredBacklogBytes;
  RedisReplicationStatus status = RedisReplicationStatus.unseen();
  String password = "p1";
  String formerPassword = "p1";
  String keptPassword = "";
  boolean filesAreLate = true;
  int podsMax = Integer.MAX_VALUE;
  String refusedPod = "";
  private long passwordChangedAtMs;
  private int passwordsMade = 1;
  private int podsMade;
  private int streamsMade;
  private int writesMade;

  @Nullable FakePod pod(String name) {
    return pods.values().stream().filter(p -> p.name.equals(name)).findFirst().orElse(null);
  }

  void applySpec(int wantedInstances, String wantedImage) {
    instances = wantedInstances;
    image = wantedImage;
    generation++;
  }

  /** What pods are made from: a new image, and what somebody has asked for. */
  String revisionOf(String restartInEffect) {
    return image
        + (restartInEffect.isEmpty() ? "" : "+" + restartInEffect)
        + (kubectlRestart.isEmpty() ? "" : "+" + kubectlRestart);
  }

  /** As kubectl does it: a change of the template that the operator has not made. */
  void restartByKubectl(String at) {
    kubectlRestart = at;
    appliedRevision = revisionOf(appliedRestart);
  }

  /** The pod that answers through the Service: rules of nodes follow the label at once. */
  @Nullable FakePod servedPod() {
    return pods.values().stream()
        .filter(pod -> pod.role == PodRole.PRIMARY)
        .findFirst()
        .orElse(null);
  }

  String servedRunId() {
    FakePod pod = servedPod();
    return pod != null && pod.runs() && !pod.isSilent() ? pod.name : "";
  }

  /** The Secret changes; the files of pods follow a minute later. */
  void changePassword() {
    formerPassword = password;
    password = "p" + ++passwordsMade;
    passwordChangedAtMs = nowMs;
  }

  boolean passwordHasChanged() {
    return passwordsMade > 1;
  }

  private String fileOfPasswords() {
    boolean stale = filesAreLate && nowMs - passwordChangedAtMs < FILES_LATE_MS;
    return stale ? formerPassword : password;
  }

  String nextStream() {
    return String.format("%08d", ++streamsMade);
  }

  /** The StatefulSet controller: makes what is missing and allowed, deletes what is too much. */
  void runStatefulSet() {
    if (!exists) {
      return;
    }
    refusedPod = "";
    for (int ordinal = 0; ordinal < replicas; ordinal++) {
      String name = NAME + "-" + ordinal;
      String uid = "uid-" + (podsMade + 1);
      if (!pods.containsKey(ordinal) && pods.size() >= podsMax) {
        refusedPod = refusedPod.isEmpty() ? name + ": exceeded quota" : refusedPod;
      } else if (!pods.containsKey(ordinal)) {
        podsMade++;
        FakePod pod = new FakePod(name, ordinal, uid, appliedRevision);
        pod.ticksToStart = ticksToStart;
        pod.zone = zones.isEmpty() ? "" : zones.get(ordinal % zones.size());
        pods.put(ordinal, pod);
      }
    }
    pods.values().stream().filter(p -> p.ordinal >= replicas).forEach(p -> p.terminating = true);
  }

  /** The kubelets: start containers, start them again when they end, remove deleted pods. */
  void runKubelets() {
    pods.values().removeIf(p -> p.terminating && !p.cutOff && isStopped(p));
    pods.values().stream().filter(p -> !p.runs() && !p.cutOff).forEach(this::start);
    pods.values().stream()
        .filter(pod -> !pod.cutOff)
        .map(pod -> pod.engine)
        .filter(Objects::nonNull)
        .forEach(engine -> engine.readFile(fileOfPasswords()));
  }

  /** An engine goes on for a moment after its pod's deletion has begun. */
  private boolean isStopped(FakePod pod) {
    if (--pod.ticksToStop > 0) {
      return false;
    }
    keepVolume(pod);
    return true;
  }

  private void keepVolume(FakePod pod) {
    FakeEngine engine = pod.engine;
    if (storage && engine != null) {
      volumes.put(pod.name, engine.kept());
    }
  }

  private void start(FakePod pod) {
    if (pod.revision.startsWith("bad")) {
      pod.container =
          new ContainerView(
              ContainerView.State.WAITING, "ImagePullBackOff", "image not found", 0, "");
    } else if (--pod.ticksToStart <= 0) {
      FakeEngine engine = new FakeEngine(pod.name, nowMs, nextStream(), fileOfPasswords());
      FakeEngine.Kept kept = volumes.get(pod.name);
      if (kept != null) {
        engine.restore(kept);
      }
      pod.engine = engine;
      pod.readySinceMs = nowMs;
      pod.container = new ContainerView(ContainerView.State.RUNNING, "", "", pod.restarts, "");
    }
  }

  void kill(FakePod pod) {
    keepVolume(pod);
    pod.engine = null;
    pod.busy = false;
    pod.restarts++;
    pod.ticksToStart = 5;
    pod.container =
        new ContainerView(ContainerView.State.TERMINATED, "Error", "", pod.restarts, "killed");
  }

  /** The process ends and is there again before anybody has looked, with nothing in its memory. */
  void restartAtOnce(FakePod pod, EngineRole role) {
    kill(pod);
    pod.ticksToStart = 0;
    start(pod);
    FakeEngine engine = Objects.requireNonNull(pod.engine, pod.name);
    if (role == EngineRole.PRIMARY) {
      engine.takeOver(nextStream());
    }
  }

  /** Every replica that can reach what it follows takes over what that has. */
  void replicate() {
    for (FakePod pod : pods.values()) {
      FakeEngine engine = pod.engine;
      if (engine != null && engine.role() == EngineRole.REPLICA) {
        FakePod upstream = pod(engine.upstreamHost().split("\\.", 2)[0]);
        FakeEngine source = upstream == null ? null : upstream.engine;
        if (upstream == null
            || source == null
            || upstream == pod
            || pod.cutOff
            || upstream.cutOff
            || source.role() == EngineRole.UNASSIGNED) {
          engine.cutLink(nowMs);
        } else if (slowCopies.contains(pod.name) && !engine.isLinked()) {
          engine.copyWithoutEnd();
        } else if (!pod.busy && !upstream.busy) {
          engine.syncFrom(source, nowMs);
        }
      }
    }
  }

  /** The heartbeat notices which engines answer. */
  void beat() {
    for (FakePod pod : pods.values()) {
      boolean answers = pod.runs() && !pod.isSilent();
      if (answers) {
        pod.silentSinceMs = -1;
      } else if (pod.silentSinceMs < 0) {
        pod.silentSinceMs = nowMs;
      }
    }
  }

  /** A client writes where the Service leads; what is accepted is acknowledged. */
  void write() {
    for (FakePod pod : pods.values()) {
      FakeEngine engine = pod.engine;
      if (pod.role == PodRole.PRIMARY
          && engine != null
          && !pod.cutOff
          && !pod.busy
          && engine.takesWrites(nowMs)) {
        String value = "w" + ++writesMade;
        engine.write(value);
        acknowledged.add(value);
        return;
      }
    }
  }

  List<String> lost() {
    FakePod primary = pod(status.primary() == null ? "" : status.primary());
    FakeEngine engine = primary == null ? null : primary.engine;
    List<String> lost = new ArrayList<>(acknowledged);
    if (engine != null) {
      lost.removeAll(engine.writes());
    }
    return lost;
  }
}
