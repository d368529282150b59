package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.api.v1.BacklogStatus;
import dev.baton.operator.metrics.ReplicationMeters;
import dev.baton.operator.observe.MeasuredGap;
import dev.baton.operator.plan.Action;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the meters show of a resource. */
final class MetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ReplicationMeters meters = new ReplicationMeters(registry);
  private final Scenario scenario = new Scenario(null);

  @Test
  void everyPodShowsItsRoleAndTheResourceThatItIsReady() {
    settle(3);

    assertThat(gauge("baton.replication.ready", "name", "orders")).isEqualTo(1);
    assertThat(gauge("baton.pod.role", "pod", "orders-0", "role", "primary")).isEqualTo(1);
    assertThat(gauge("baton.pod.role", "pod", "orders-1", "role", "replica")).isEqualTo(1);
    assertThat(gauge("baton.pod.link.up", "pod", "orders-1")).isEqualTo(1);
    assertThat(gauge("baton.replication.backlog", "name", "orders")).isEqualTo(1 << 20);
  }

  @Test
  void pingsAreNoWritesWorthAStatus() {
    settle(2);
    scenario.setRate(1_023);
    settle(2);
    assertThat(backlog().writeBytesPerSecond()).isNull();

    scenario.setRate(1_024);
    settle(2);
    assertThat(backlog().writeBytesPerSecond()).isEqualTo(1_024);
  }

  @Test
  void aPodThatIsGoneShowsNothing() {
    settle(3);
    settle(2);

    assertThat(registry.find("baton.pod.role").tag("pod", "orders-2").gauges()).isEmpty();
    assertThat(registry.find("baton.pod.role").tag("pod", "orders-1").gauges()).hasSize(1);
  }

  @Test
  void aRoleThatMovesIsShownOnce() {
    settle(3);
    scenario.world.switchover = "orders-1@1";
    settle(3);

    assertThat(registry.find("baton.pod.role").tag("pod", "orders-1").gauges()).hasSize(1);
    assertThat(gauge("baton.pod.role", "pod", "orders-1", "role", "primary")).isEqualTo(1);
  }

  @Test
  void aMeasuredGapIsInTheHistogram() {
    settle(2);
    var measured = new Action.MeasureGap("orders-1", 2, -1, 1_000, "writes were held back");
    meters.count(scenario.observe(), List.of(measured), new MeasuredGap(2, 120));

    assertThat(registry.get("baton.write.gap").tag("change", "planned").timer().count())
        .isEqualTo(1);
  }

  @Test
  void aResourceThatIsGoneShowsNothing() {
    settle(3);
    meters.forget("shop", "orders");

    assertThat(registry.getMeters()).isEmpty();
  }

  private void settle(int instances) {
    scenario.world.applySpec(instances, "v1");
    assertThat(scenario.settle(1_000)).isTrue();
    meters.show(scenario.observe(), scenario.world.status);
  }

  private BacklogStatus backlog() {
    return Objects.requireNonNull(scenario.world.status.backlog());
  }

  private double gauge(String name, String... tags) {
    return Objects.requireNonNull(registry.find(name).tags(tags).gauge(), name).value();
  }
}
