package dev.baton.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.observe.NodeReader;
import dev.baton.operator.observe.NodeView;
import dev.baton.operator.observe.PodReader;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.observe.WorkloadReader;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

final class LeanObjectsTest {
  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod",
       "metadata": {"name": "orders-1", "namespace": "shop", "uid": "u1", "resourceVersion": "7",
         "labels": {"baton.dev/role": "primary", "baton.dev/revision": "r1"},
         "annotations": {"kubectl.kubernetes.io/restartedAt": "now"},
         "managedFields": [{"manager": "kubelet"}]},
       "spec": {"nodeName": "node-2", "containers": [{"name": "engine", "image": "i"}],
         "volumes": [{"name": "data"}], "unheardOf": {"a": 1}},
       "status": {"phase": "Running", "podIP": "10.0.0.7", "hostIP": "10.0.0.1",
         "qosClass": "Burstable",
         "conditions": [
           {"type": "Ready", "status": "True", "lastTransitionTime": "2026-01-31T10:00:00Z"},
           {"type": "DisruptionTarget", "status": "True", "reason": "EvictionByEvictionAPI"},
           {"type": "PodScheduled", "status": "False", "reason": "Unschedulable",
            "message": "no node has room"}],
         "containerStatuses": [
           {"name": "engine", "restartCount": 3, "image": "i", "imageID": "sha256:0",
            "state": {"running": {"startedAt": "2026-01-31T10:00:00Z"}},
            "lastState": {"terminated": {"exitCode": 1, "message": "disk full"}}},
           {"name": "sidecar", "restartCount": 0,
            "state": {"waiting": {"reason": "ImagePullBackOff", "message": "not found"}}}]}}
      """;
  private static final String STATEFUL_SET =
      """
      {"apiVersion": "apps/v1", "kind": "StatefulSet",
       "metadata": {"name": "orders", "generation": 5,
         "annotations": {"baton.dev/resource-generation": "2"}},
       "spec": {"replicas": 3, "serviceName": "orders-pods",
         "template": {"metadata": {"labels": {"baton.dev/revision": "r1"},
           "annotations": {"kubectl.kubernetes.io/restartedAt": "now"}},
           "spec": {"containers": [{"name": "engine"}]}},
         "volumeClaimTemplates": [
           {"spec": {"storageClassName": "s", "resources": {"requests": {"storage": "2Gi"}}}}]},
       "status": {"observedGeneration": 5, "replicas": 2, "readyReplicas": 1}}
      """;

  private final KubernetesSerialization whole = new KubernetesSerialization();
  private final KubernetesSerialization lean = lean();

  private static KubernetesSerialization lean() {
    var mapper = new ObjectMapper();
    new LeanObjects().customize(mapper);
    return new KubernetesSerialization(mapper, true);
  }

  @Test
  void aPodLooksTheSameWithoutWhatIsSkipped() {
    assertThat(view(lean.unmarshal(POD, Pod.class)))
        .isEqualTo(view(whole.unmarshal(POD, Pod.class)));
    assertThat(lean.unmarshal(POD, Pod.class).getSpec().getNodeName()).isEqualTo("node-2");
  }

  @Test
  void thePodsOfAListAndOfAWatchAreLeanToo() {
    String list = "{\"apiVersion\":\"v1\",\"kind\":\"PodList\",\"items\":[" + POD + "]}";
    String text = lean.asJson(lean.<Object>unmarshal(list));

    assertThat(text).contains("node-2").doesNotContain("volumes").doesNotContain("managedFields");
    assertThat(lean.asJson(lean.<Object>unmarshal(POD)))
        .contains("node-2")
        .doesNotContain("volumes")
        .doesNotContain("managedFields");
  }

  @Test
  void aStatefulSetLooksTheSameWithoutWhatIsSkipped() {
    StatefulSet read = lean.unmarshal(STATEFUL_SET, StatefulSet.class);

    assertThat(WorkloadReader.read(read))
        .isEqualTo(WorkloadReader.read(whole.unmarshal(STATEFUL_SET, StatefulSet.class)));
    assertThat(read.getStatus().getReplicas()).isEqualTo(2);
    assertThat(read.getSpec().getVolumeClaimTemplates().getFirst().getSpec().getResources())
        .hasToString(
            whole
                .unmarshal(STATEFUL_SET, StatefulSet.class)
                .getSpec()
                .getVolumeClaimTemplates()
                .getFirst()
                .getSpec()
                .getResources()
                .toString());
    assertThat(read.getSpec().getTemplate().getSpec().getContainers()).isEmpty();
  }

  @Test
  void aNodeThatIsDrainedIsSeen() {
    String node =
        """
        {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-1"},
         "spec": {"podCIDR": "10.0.0.0/24", "taints": [{"key": "karpenter.sh/disrupted"}]},
         "status": {"images": [{"names": ["a"]}]}}
        """;

    assertThat(NodeReader.drainingBecause(lean.unmarshal(node, Node.class)))
        .contains("karpenter.sh/disrupted");
    assertThat(lean.unmarshal(node, Node.class).getStatus().getImages()).isEmpty();
  }

  @Test
  void theZoneOfANodeIsSeenAndThatOfThePodItselfIsBelievedFirst() {
    String node =
        """
        {"apiVersion": "v1", "kind": "Node",
         "metadata": {"name": "node-2", "labels": {"topology.kubernetes.io/zone": "east-1"}}}
        """;
    NodeView seen = NodeReader.read(lean.unmarshal(node, Node.class));
    Pod pod = lean.unmarshal(POD, Pod.class);
    assertThat(seen).isEqualTo(new NodeView("", "east-1"));
    assertThat(zoneOf(pod, seen)).isEqualTo("east-1");
    assertThat(zoneOf(pod, NodeView.UNKNOWN)).isEmpty();

    pod.getMetadata().getLabels().put("topology.kubernetes.io/zone", "west-1");
    assertThat(zoneOf(pod, seen)).isEqualTo("west-1");
  }

  private static String zoneOf(Pod pod, NodeView node) {
    return PodReader.read(pod, 1, new Inspection.Absent("not asked"), -1, node).zone();
  }

  @Test
  void aServiceKeepsItsAddressAndAClaimItsSize() {
    String service =
        """
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "orders"},
         "spec": {"clusterIP": "10.1.2.3", "ports": [{"port": 6379}]}}
        """;
    String claim =
        """
        {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data-orders-0"},
         "spec": {"resources": {"requests": {"storage": "2Gi"}}},
         "status": {"capacity": {"storage": "1Gi"}}}
        """;

    assertThat(lean.unmarshal(service, Service.class).getSpec().getClusterIP())
        .isEqualTo("10.1.2.3");
    assertThat(
            lean.unmarshal(claim, PersistentVolumeClaim.class)
                .getSpec()
                .getResources()
                .getRequests()
                .get("storage"))
        .hasToString("2Gi");
  }

  @Test
  void aConfigMapIsKnownByItsMetadataAlone() {
    String map =
        """
        {"apiVersion": "v1", "kind": "ConfigMap",
         "metadata": {"name": "orders", "resourceVersion": "9"}, "data": {"a": "1"}}
        """;
    ConfigMap read = lean.unmarshal(map, ConfigMap.class);

    assertThat(read.getData()).isNullOrEmpty();
    assertThat(read.getKind()).isEqualTo("ConfigMap");
    assertThat(read.getMetadata().getResourceVersion()).isEqualTo("9");
  }

  @Test
  void whatIsWrittenIsWhole() {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("orders-1")
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("engine")
            .endContainer()
            .endSpec()
            .build();

    assertThat(lean.asJson(pod)).isEqualTo(whole.asJson(pod)).contains("engine");
  }

  private static PodView view(Pod pod) {
    return PodReader.read(pod, 1, new Inspection.Absent("not asked"), -1, NodeView.UNKNOWN);
  }
}
