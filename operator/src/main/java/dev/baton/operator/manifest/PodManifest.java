package dev.baton.operator.manifest;

import dev.baton.operator.api.v1.Auth;
import dev.baton.operator.api.v1.Tls;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pods of a resource, under the "restricted" standard of pod security. The label of the role is
 * not part of them: a pod starts without one and gets it when it has the role.
 */
final class PodManifest {

  // A full save of a large data set on stop takes time; a kill before its end costs a full resync.
  private static final long TERMINATION_GRACE_SECONDS = 60;

  // Readable by the user's group and by nobody else.
  private static final int FILE_MODE = 0440;

  private PodManifest() {}

  /** Returns the template that the StatefulSet makes pods from. */
  static PodTemplateSpec template(Blueprint blueprint) {
    var labels = new TreeMap<>(blueprint.labels());
    labels.put(Labels.REVISION, Revision.of(blueprint.spec()));
    PodTemplateSpec own =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withLabels(labels)
            .withAnnotations(
                blueprint.restart().isEmpty()
                    ? Map.of()
                    : Map.of(Labels.RESTART, blueprint.restart()))
            .endMetadata()
            .withSpec(spec(blueprint))
            .build();
    return PodTemplateMerge.merge(own, blueprint.spec().podTemplate());
  }

  private static PodSpec spec(Blueprint blueprint) {
    return new PodSpecBuilder()
        .withServiceAccountName(blueprint.names().serviceAccount())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(TERMINATION_GRACE_SECONDS)
        .withImagePullSecrets(blueprint.spec().imagePullSecrets())
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(PodLayout.USER_ID)
        .withRunAsGroup(PodLayout.USER_ID)
        .withFsGroup(PodLayout.USER_ID)
        // Without this the kubelet changes the owner of every file of a large volume at each start.
        .withFsGroupChangePolicy("OnRootMismatch")
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withAffinity(spreadOverNodes(blueprint.names()))
        .withTopologySpreadConstraints(spreadOverZones(blueprint.names()))
        .withContainers(EngineContainer.build(blueprint))
        .withVolumes(volumes(blueprint))
        .build();
  }

  private static List<Volume> volumes(Blueprint blueprint) {
    var volumes = new ArrayList<Volume>();
    volumes.add(configVolume(blueprint));
    volumes.add(emptyDirectory(PodLayout.TEMPORARY_VOLUME));
    if (blueprint.spec().storage() == null) {
      volumes.add(emptyDirectory(PodLayout.DATA_VOLUME));
    }
    return volumes;
  }

  /** One volume for all files: a Secret cannot be mounted below a read-only ConfigMap. */
  private static Volume configVolume(Blueprint blueprint) {
    var sources = new ArrayList<VolumeProjection>();
    sources.add(
        new VolumeProjectionBuilder()
            .withNewConfigMap()
            .withName(blueprint.names().configMap())
            .endConfigMap()
            .build());
    sources.add(
        secret(blueprint.authSecret(), List.of(item(Auth.PASSWORD_KEY, PodLayout.AUTH_FILE))));
    Tls tls = blueprint.spec().tls();
    if (tls != null) {
      List<KeyToPath> files =
          Tls.KEYS.stream().map(key -> item(key, PodLayout.TLS_FOLDER + key)).toList();
      sources.add(secret(tls.secretName(), files));
    }
    return new VolumeBuilder()
        .withName(PodLayout.CONFIG_VOLUME)
        .withNewProjected()
        .withDefaultMode(FILE_MODE)
        .withSources(sources)
        .endProjected()
        .build();
  }

  private static VolumeProjection secret(String name, List<KeyToPath> items) {
    return new VolumeProjectionBuilder()
        .withNewSecret()
        .withName(name)
        .withItems(items)
        .endSecret()
        .build();
  }

  private static KeyToPath item(String key, String path) {
    return new KeyToPathBuilder().withKey(key).withPath(path).build();
  }

  private static Volume emptyDirectory(String name) {
    return new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build();
  }

  /** A wish and not a demand: on a small cluster two pods on one node are better than one pod. */
  private static Affinity spreadOverNodes(Names names) {
    return new AffinityBuilder()
        .withNewPodAntiAffinity()
        .addNewPreferredDuringSchedulingIgnoredDuringExecution()
        .withWeight(100)
        .withNewPodAffinityTerm()
        .withTopologyKey("kubernetes.io/hostname")
        .withNewLabelSelector()
        .withMatchLabels(Labels.selector(names))
        .endLabelSelector()
        .endPodAffinityTerm()
        .endPreferredDuringSchedulingIgnoredDuringExecution()
        .endPodAntiAffinity()
        .build();
  }

  private static TopologySpreadConstraint spreadOverZones(Names names) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey("topology.kubernetes.io/zone")
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(Labels.selector(names))
        .endLabelSelector()
        .build();
  }
}
