package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Shell;
import java.time.Duration;
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

  private static void awaitReason(Replication orders, String reason) {
    await("Ready is False for " + reason)
        .atMost(Duration.ofSeconds(90))
        .until(() ->
            "False".equals(orders.conditionStatus("Ready"))
                && reason.equals(orders.conditionReason("Ready")));
  }
}
