package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mistakes are named, harm nothing that runs, and end when the resource is corrected. */
final class BadInputTest {
  @Test
  void aRuleOfTheSchemaRefusesTheResourceWithTheWayOut() {
    try (Replication orders = Replication.named("e2e-refused", "orders")) {
      Shell.Result result = orders.tryApply("instances: 3\nengine: {port: \"7000\"}");
      assertThat(result.exitCode()).isNotZero();
      assertThat(result.output()).contains("port");
      assertThat(orders.tryApply("instances: 0").exitCode()).isNotZero();
    }
  }

  @Test
  void everyCaseThatTheDefinitionForbidsIsRefusedWithItsSentence() throws IOException {
    try (Replication invalid = Replication.named("e2e-invalid", "invalid")) {
      for (Path file : invalidCases()) {
        String text = Files.readString(file);
        if (text.contains("\naccepted:\n")) {
          invalid.applyManifest(section(text, "accepted"));
        }
        Shell.Result result = invalid.tryManifest(section(text, "refused"));
        assertThat(result.exitCode()).as("%s: %s", file, result.output()).isNotZero();
        String message = section(text, "message").strip();
        assertThat(result.output()).as("%s", file).contains(message);
      }
    }
  }

  /** The indented lines under a key, as they were written: what a parser keeps may mean less. */
  private static String section(String text, String key) {
    return text.lines()
        .dropWhile(line -> !line.startsWith(key + ":"))
        .skip(1)
        .takeWhile(line -> line.isBlank() || line.startsWith("  "))
        .map(line -> line.isBlank() ? line : line.substring(2))
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> invalidCases() throws IOException {
    Path folder = Cluster.root().resolve("operator/src/test/resources/invalid");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> cases = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      assertThat(cases).isNotEmpty();
      return cases;
    }
  }

  @Test
  void anUnknownEngineDirectiveIsNamedAndItsRemovalHeals() {
    try (Replication orders = Replication.named("e2e-directive", "orders")) {
      orders.apply("instances: 2\nengine: {no-such-directive: \"1\"}");
      awaitReason(orders, "EngineConfigRejected");
      assertThat(orders.conditionMessage("Ready")).contains("no-such-directive");
      orders.apply("instances: 2\nengine: {}").awaitReady(Duration.ofMinutes(2));
    }
  }

  @Test
  void aMissingImageIsNamedAndItsCorrectionHeals() {
    try (Replication orders = Replication.named("e2e-image", "orders")) {
      orders.apply("instances: 2\nimage: localhost/no/such:image");
      awaitReason(orders, "ImagePullFailed");
      orders.apply("instances: 2").awaitReady(Duration.ofMinutes(2));
    }
  }

  @Test
  void aMissingSecretIsNamedAndItsCreationHeals() {
    try (Replication orders = Replication.named("e2e-secret", "orders")) {
      orders.apply("instances: 2\nauth: {secretName: orders-auth}");
      awaitReason(orders, "SecretNotFound");
      Cluster.kubectl(
          "create",
          "secret",
          "generic",
          "orders-auth",
          "-n",
          orders.namespace(),
          "--from-literal=password=given");
      orders.awaitReady(Duration.ofMinutes(2));
      assertThat(orders.password()).isEqualTo("given");
    }
  }

  @Test
  void aQuotaThatRefusesAPodIsNamedAndRoomForItHeals() {
    try (Replication orders = Replication.named("e2e-quota", "orders")) {
      orders.applyManifest(quotaOfPods(2));
      orders.apply("instances: 3");
      awaitReason(orders, "PodRefused");
      assertThat(orders.conditionMessage("Ready")).contains("exceeded quota: small");
      orders.applyManifest(quotaOfPods(3));
      orders.awaitReady(Duration.ofMinutes(3));
    }
  }

  private static String quotaOfPods(int most) {
    return """
    apiVersion: v1
    kind: ResourceQuota
    metadata: {name: small}
    spec: {hard: {pods: "%d"}}
    """
        .formatted(most);
  }

  private static void awaitReason(Replication orders, String reason) {
    await("Ready is False for " + reason)
        .atMost(Duration.ofSeconds(90))
        .until(() ->
            "False".equals(orders.conditionStatus("Ready"))
                && reason.equals(orders.conditionReason("Ready")));
  }
}
