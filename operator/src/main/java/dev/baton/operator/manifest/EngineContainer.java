package dev.baton.operator.manifest;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;

/** The container that runs the engine; its command is the entry point of the image. */
final class EngineContainer {

  private static final String LIVE_PATH = "/livez";
  private static final String READY_PATH = "/readyz";

  // An hour of loading: at 200 MB/s that is a file of 700 GB.
  private static final int STARTUP_FAILURES_MAX = 3600;

  private EngineContainer() {}

  /** Returns the engine's container of a resource. */
  static Container build(Blueprint blueprint) {
    return new ContainerBuilder()
        .withName(PodLayout.ENGINE_CONTAINER)
        .withImage(blueprint.image())
        .withImagePullPolicy(blueprint.spec().imagePullPolicy().text())
        .withArgs(
            PodLayout.CONFIG_PATH + "/" + PodLayout.CONFIG_FILE,
            "--replica-announce-ip",
            blueprint.names().podHost("$(POD_NAME)"),
            "--replica-announce-port",
            Integer.toString(PodLayout.REDIS_PORT))
        .addNewEnv()
        .withName("POD_NAME")
        .withNewValueFrom()
        .withNewFieldRef()
        .withFieldPath("metadata.name")
        .endFieldRef()
        .endValueFrom()
        .endEnv()
        .addNewPort()
        .withName(PodLayout.REDIS_PORT_NAME)
        .withContainerPort(PodLayout.REDIS_PORT)
        .withProtocol("TCP")
        .endPort()
        .addNewPort()
        .withName(PodLayout.HTTP_PORT_NAME)
        .withContainerPort(PodLayout.HTTP_PORT)
        .withProtocol("TCP")
        .endPort()
        // The last lines of the log say why an engine refused to start.
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withResources(blueprint.spec().resources())
        .withSecurityContext(restricted())
        .withStartupProbe(startupProbe())
        .withLivenessProbe(livenessProbe())
        .withReadinessProbe(readinessProbe())
        .addNewVolumeMount()
        .withName(PodLayout.CONFIG_VOLUME)
        .withMountPath(PodLayout.CONFIG_PATH)
        .withReadOnly(true)
        .endVolumeMount()
        .addNewVolumeMount()
        .withName(PodLayout.DATA_VOLUME)
        .withMountPath(PodLayout.DATA_PATH)
        .endVolumeMount()
        .addNewVolumeMount()
        .withName(PodLayout.TEMPORARY_VOLUME)
        .withMountPath(PodLayout.TEMPORARY_PATH)
        .endVolumeMount()
        .build();
  }

  private static SecurityContext restricted() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }

  /** Asks each second, so that a small data set is served as soon as it is loaded. */
  private static Probe startupProbe() {
    return probe(LIVE_PATH)
        .withPeriodSeconds(1)
        .withTimeoutSeconds(2)
        .withFailureThreshold(STARTUP_FAILURES_MAX)
        .build();
  }

  /** Half a minute of silence: killing a pod that is only slow would make matters worse. */
  private static Probe livenessProbe() {
    return probe(LIVE_PATH)
        .withPeriodSeconds(10)
        .withTimeoutSeconds(5)
        .withFailureThreshold(3)
        .build();
  }

  /**
   * Three failures, so that a replica whose primary has just died stays in its Service until it is
   * promoted or follows another; one success, so that it comes in at once.
   */
  private static Probe readinessProbe() {
    return probe(READY_PATH)
        .withPeriodSeconds(1)
        .withTimeoutSeconds(2)
        .withSuccessThreshold(1)
        .withFailureThreshold(3)
        .build();
  }

  private static ProbeBuilder probe(String path) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString(PodLayout.HTTP_PORT_NAME))
        .endHttpGet();
  }
}
