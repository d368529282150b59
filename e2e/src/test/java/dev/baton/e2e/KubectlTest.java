package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Shell;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people and pipelines do with kubectl, on a resource that the operator writes to as well. */
final class KubectlTest {
  private static final String OPERATOR = "baton-operator";
  private static final Shell.Result NONE = new Shell.Result(0, "");
  private static final String SMALL = "instances: 2\nswitchover: {maxWriteGap: %s}";

  @Test
  void aManifestDiffersFromItsResourceOnlyWhereSomebodyElseHasChangedTheSpec() {
    try (Replication orders = Replication.named("e2e-kubectl-diff", "orders")) {
      String spec = "instances: 2";
      orders.apply(spec).awaitReady(Duration.ofMinutes(1));
      assertThat(diff(orders, spec)).isEqualTo(NONE);

      String former = orders.primary();
      orders.annotate("baton.dev/switchover", "any@1");
      orders.awaitPrimaryOtherThan(former, Duration.ofSeconds(30));
      orders.awaitInSync(Duration.ofMinutes(1));
      assertThat(diff(orders, spec)).isEqualTo(NONE);

      Cluster.kubectl("scale", "-n", orders.namespace(), "rrep/orders", "--replicas=3");
      orders.awaitReady(Duration.ofMinutes(1));
      Shell.Result scaled = diff(orders, spec);
      assertThat(scaled.exitCode()).as(scaled.output()).isEqualTo(1);
      assertThat(changed(scaled)).containsExactlyInAnyOrder("-  instances: 3", "+  instances: 2");
    }
  }

  @Test
  void bothWaysToApplyTakeTurnsWithoutAConflictAndTheOperatorOwnsItsStatusAlone() {
    try (Replication orders = Replication.named("e2e-kubectl-apply", "orders")) {
      orders.apply(SMALL.formatted("600ms")).awaitReady(Duration.ofMinutes(1));
      applyServerSide(orders, SMALL.formatted("700ms") + "\nfailover: {detectAfter: 6s}", "6s");
      orders.apply(SMALL.formatted("800ms")).awaitReady(Duration.ofMinutes(1));
      assertThat(gap(orders)).isEqualTo("800ms");
      assertThat(orders.field("spec", "failover", "detectAfter")).isNotEqualTo("6s");
      applyServerSide(orders, SMALL.formatted("900ms"), "");
      assertThat(diff(orders, SMALL.formatted("900ms"), "--server-side")).isEqualTo(NONE);

      String another = SMALL.formatted("950ms");
      Shell.Result refused = orders.tryApplyServerSide(another, "--field-manager=another");
      assertThat(refused.exitCode()).as(refused.output()).isNotZero();
      assertThat(refused.output()).contains("conflict").doesNotContain(OPERATOR);
      assertThat(gap(orders)).isEqualTo("900ms");
      assertThat(ofOperator(orders)).isNotEmpty().allSatisfy(KubectlTest::isOfStatusAlone);
    }
  }

  @Test
  void aWaitThatBeginsRightAfterAChangeEndsWhenEveryPodHasIt() {
    try (Replication orders = Replication.named("e2e-kubectl-wait", "orders")) {
      orders.apply("instances: 2").awaitReady(Duration.ofMinutes(1));
      Set<String> before = Pods.uids(orders);
      orders.apply("instances: 2\nengine: {maxmemory-samples: \"7\"}");
      await(orders, "--for=condition=Ready");
      assertThat(Pods.uids(orders)).hasSize(2).doesNotContainAnyElementsOf(before);
      assertThat(orders.conditionStatus("RolloutComplete")).isEqualTo("True");

      Cluster.kubectl("delete", "-n", orders.namespace(), "rrep/orders", "--wait=false");
      await(orders, "--for=delete");
      assertThat(Cluster.kubectl("get", "rrep", "-n", orders.namespace())).doesNotContain("orders");
    }
  }

  private static Shell.Result diff(Replication orders, String spec, String... options) {
    String[] words = {"diff", "-f", "-"};
    return Cluster.tryKubectl(orders.manifest(spec), Cluster.join(words, options));
  }

  /** The lines that differ, without those that differ because of them. */
  private static List<String> changed(Shell.Result diff) {
    return diff.output()
        .lines()
        .filter(line -> line.matches("[-+] .*"))
        .filter(line -> !line.contains("generation:"))
        .toList();
  }

  private static void applyServerSide(Replication orders, String spec, String detectAfter) {
    Shell.Result result = orders.tryApplyServerSide(spec);
    assertThat(result.exitCode()).as(result.output()).isZero();
    orders.awaitReady(Duration.ofMinutes(1));
    assertThat(spec).contains(gap(orders));
    assertThat(orders.field("spec", "failover", "detectAfter")).contains(detectAfter);
  }

  private static String gap(Replication orders) {
    return orders.field("spec", "switchover", "maxWriteGap");
  }

  private static void await(Replication orders, String condition) {
    Cluster.kubectl(
        "wait", condition, "--timeout=120s", "-n", orders.namespace(), "rrep/" + orders.name());
  }

  private static List<ManagedFieldsEntry> ofOperator(Replication orders) {
    return orders.resource().getMetadata().getManagedFields().stream()
        .filter(entry -> entry.getManager().startsWith(OPERATOR))
        .toList();
  }

  private static void isOfStatusAlone(ManagedFieldsEntry entry) {
    Map<String, Object> fields = entry.getFieldsV1().getAdditionalProperties();
    assertThat(Objects.requireNonNull(entry.getSubresource(), entry.toString()))
        .isEqualTo("status");
    assertThat(fields.keySet()).containsExactly("f:status");
  }
}
