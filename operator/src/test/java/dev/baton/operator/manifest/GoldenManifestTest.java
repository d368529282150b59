package dev.baton.operator.manifest;

import static java.util.Objects.requireNonNull;

import dev.baton.operator.golden.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds every kind of object equal to a file that a person has read. */
final class GoldenManifestTest {

  private static final String SMALL = "instances: 3";

  private static final String LARGE =
      """
      instances: 5
      image: registry.example/engine:1
      imagePullPolicy: Always
      imagePullSecrets:
        - name: registry
      resources:
        limits: {memory: 2Gi, cpu: "2"}
        requests: {memory: 2Gi, cpu: 500m}
      maxMemoryPercent: 60
      storage: {size: 10Gi, storageClassName: fast, onDelete: Delete}
      persistence: AppendOnly
      engine:
        maxmemory-policy: allkeys-lru
        maxmemory-samples: 10
        client-output-buffer-limit: "pubsub 32mb 8mb 60"
      durability: {minReplicasToWrite: 1, maxLag: 1m}
      backlog: {min: 512Mi}
      auth: {secretName: orders-password}
      service:
        type: LoadBalancer
        annotations: {load-balancer.example/internal: "true"}
      podTemplate:
        metadata:
          labels: {team: shop, baton.dev/role: primary}
          annotations: {sidecar.example/inject: "false"}
        spec:
          priorityClassName: important
          nodeSelector: {disk: fast}
          tolerations:
            - {key: dedicated, operator: Exists}
          topologySpreadConstraints: []
          securityContext: {fsGroup: 1000}
          containers:
            - name: engine
              env:
                - {name: JAVA_TOOL_OPTIONS, value: -Xlog:gc}
              readinessProbe: {periodSeconds: 5}
            - name: sidecar
              image: registry.example/sidecar:1
      """;

  private static final String ENCRYPTED =
      "tls: {secretName: orders-tls, clientCertificates: Required}";

  private final Blueprint small = Resources.blueprint(SMALL);
  private final Blueprint large = Resources.blueprint(LARGE);
  private final Blueprint encrypted = Resources.blueprint(ENCRYPTED);

  @Test
  void aSmallResourceGivesThisStatefulSet() {
    assertGolden("statefulset-small", StatefulSetManifest.build(small));
  }

  @Test
  void aLargeResourceGivesThisStatefulSet() {
    assertGolden("statefulset-large", StatefulSetManifest.build(large));
  }

  @Test
  void aSmallResourceGivesThisConfiguration() {
    assertGolden("configmap-small", ConfigMapManifest.build(small));
  }

  @Test
  void aLargeResourceGivesThisConfiguration() {
    assertGolden("configmap-large", ConfigMapManifest.build(large));
  }

  @Test
  void anEncryptedResourceGivesThisConfiguration() {
    assertGolden("configmap-tls", ConfigMapManifest.build(encrypted));
  }

  @Test
  void anEncryptedResourceGivesThisStatefulSet() {
    assertGolden("statefulset-tls", StatefulSetManifest.build(encrypted));
  }

  @Test
  void aSmallResourceGivesThisPrimaryService() {
    assertGolden("service-primary-small", ServiceManifest.primary(small));
  }

  @Test
  void aLargeResourceGivesThisPrimaryService() {
    assertGolden("service-primary-large", ServiceManifest.primary(large));
  }

  @Test
  void theReadOnlyServiceLeadsToReplicas() {
    assertGolden("service-read-only", ServiceManifest.readOnly(small));
  }

  @Test
  void theServiceOfThePodsIsHeadless() {
    assertGolden("service-pods", ServiceManifest.pods(small));
  }

  @Test
  void theGeneratedPasswordStaysWhenTheResourceGoes() {
    assertGolden("secret-auth", AuthSecretManifest.build(small, "correct horse battery staple"));
  }

  @Test
  void aDrainMayTakeOnePodAtATime() {
    assertGolden("poddisruptionbudget", PodDisruptionBudgetManifest.build(small));
  }

  @Test
  void podsHaveAnAccountWithoutToken() {
    assertGolden("serviceaccount", ServiceAccountManifest.build(small));
  }

  @Test
  void aClaimGrowsByItsRequestAlone() {
    assertGolden(
        "persistentvolumeclaim-growth",
        PersistentVolumeClaimManifest.growth(
            large, requireNonNull(large.spec().storage(), "it has volumes"), 2));
  }

  private static void assertGolden(String file, Object object) {
    Golden.at(Path.of("src", "test", "resources", "manifest", file + ".yaml"))
        .assertEquals(Resources.yaml(object));
  }
}
