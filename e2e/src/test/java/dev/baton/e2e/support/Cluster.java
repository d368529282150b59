package dev.baton.e2e.support;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes under test, whichever {@code KUBECONFIG} names, with the operator installed by its
 * chart once for all scenarios of a run.
 */
public final class Cluster {
  /** The namespace the operator runs in. */
  public static final String OPERATOR_NAMESPACE = "baton-system";

  /** The Helm release name of the operator. */
  public static final String RELEASE = "baton";

  private static final Duration COMMAND_DEADLINE = Duration.ofMinutes(6);
  private static final Path ROOT = findRoot();

  private static @Nullable KubernetesClient client;

  private Cluster() {}

  /** A client to the cluster, with the operator installed and ready. */
  public static synchronized KubernetesClient client() {
    KubernetesClient known = client;
    if (known == null) {
      known = new KubernetesClientBuilder().build();
      client = known;
      installOperator(Map.of());
    }
    return known;
  }

  /**
   * Installs or upgrades the operator's release with extra chart values and waits until it is up.
   */
  public static void installOperator(Map<String, String> values) {
    StringBuilder sets = new StringBuilder();
    values.forEach(
        (key, value) -> sets.append(sets.isEmpty() ? "" : ",").append(key + "=" + value));
    helm(
        "upgrade",
        "--install",
        RELEASE,
        ROOT.resolve("helm/baton").toString(),
        "--namespace",
        OPERATOR_NAMESPACE,
        "--create-namespace",
        "--set",
        imageValues() + (sets.isEmpty() ? "" : "," + sets),
        "--wait",
        "--timeout",
        "5m");
  }

  /** Runs helm; it must succeed. */
  public static String helm(String... words) {
    return Shell.must(COMMAND_DEADLINE, prepend("helm", words));
  }

  /** Runs kubectl; it must succeed. */
  public static String kubectl(String... words) {
    return Shell.must(COMMAND_DEADLINE, prepend("kubectl", words));
  }

  /** Runs kubectl fed with {@code input} and returns whatever happened. */
  public static Shell.Result tryKubectl(String input, String... words) {
    return Shell.run(COMMAND_DEADLINE, input, List.of(prepend("kubectl", words)));
  }

  /** The root of the checkout. */
  public static Path root() {
    return ROOT;
  }

  /** The node that the operator runs on. */
  public static String operatorNode() {
    return operatorPod().orElseThrow().getSpec().getNodeName();
  }

  /** Deletes the operator's pod without grace, as a crash of its node would. */
  public static void restartOperator() {
    deleteOperator(operatorPod().orElseThrow().getMetadata().getName());
  }

  /** Deletes this pod of the operator without grace. */
  static void deleteOperator(String pod) {
    kubectl("delete", "pod", "-n", OPERATOR_NAMESPACE, pod, "--grace-period=0", "--force");
  }

  /** The pod of the operator that is not on its way out. */
  static Optional<Pod> operatorPod() {
    return client()
        .pods()
        .inNamespace(OPERATOR_NAMESPACE)
        .withLabel("app.kubernetes.io/name", "baton")
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .findFirst();
  }

  private static String imageValues() {
    String version = Optional.ofNullable(System.getenv("BATON_VERSION")).orElse("0.1.0-SNAPSHOT");
    return "image.tag=" + version + ",engine.image.tag=" + version;
  }

  private static String[] prepend(String program, String... words) {
    return join(new String[] {program}, words);
  }

  /** Words and more words. */
  public static String[] join(String[] words, String... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
  }

  private static Path findRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("helm/baton"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "run inside a checkout: no helm/baton above " + Path.of(""));
      }
      folder = parent;
    }
    return folder;
  }
}
