package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Prometheus collects of an engine. */
final class MetricsPageTest {
  private static final Pattern SAMPLE =
      Pattern.compile("(baton_engine_[a-z_]+)(\\{[a-z]+=\"[^\"]*\"})? -?[0-9.]+");

  @Test
  void aPrimaryTellsItsRoleItsPlaceInTheStreamAndHowFarItsReplicasAre() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      world.client(primary).call("set", "k", "v");
      world.pass(2000);

      String page = primary.node().metrics(world.nowMs);
      long offset = primary.node().history().offset();
      assertThat(page)
          .contains("\nbaton_engine_role{role=\"primary\"} 1\n")
          .contains("\nbaton_engine_offset_bytes " + offset + "\n")
          .contains("\nbaton_engine_replicas 1\n")
          .containsPattern("\nbaton_engine_replica_lag_bytes\\{replica=\"[^\"]+:7002\"} [0-9]+\n")
          .contains("\nbaton_engine_full_syncs_total 1\n")
          .contains("\nbaton_engine_keys{db=\"0\"} 1\n")
          .contains("\nbaton_engine_backlog_coverage_seconds ")
          .doesNotContain("baton_engine_link_up");
      assertThat(replica.node().metrics(world.nowMs))
          .contains("\nbaton_engine_role{role=\"replica\"} 1\n")
          .contains("\nbaton_engine_link_up 1\n");
    }
  }

  @Test
  void aNodeThatNobodyWritesToTellsNoCoverage() {
    try (World world = new World()) {
      World.Member node = world.start(7001, "baton-boot-role", "unassigned");

      assertThat(node.node().metrics(world.nowMs))
          .contains("\nbaton_engine_role{role=\"unassigned\"} 1\n")
          .contains("\nbaton_engine_link_up 0\n")
          .doesNotContain("coverage");
    }
  }

  @Test
  void everySampleIsANumberBelowTheDescriptionOfItsFamily() {
    try (World world = new World()) {
      World.Member node = world.start(7001);
      world.start(7002, "replicaof", "127.0.0.1 7001");
      world.client(node).call("set", "k", "v");
      world.pass(2000);

      String family = "";
      List<String> families = new ArrayList<>();
      for (String line : node.node().metrics(world.nowMs).lines().toList()) {
        if (line.startsWith("# TYPE ")) {
          family = line.split(" ", -1)[2];
          families.add(family);
        } else if (!line.startsWith("# HELP ")) {
          assertThat(line).matches(SAMPLE).startsWith(family);
        }
      }
      assertThat(families).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }
  }
}
