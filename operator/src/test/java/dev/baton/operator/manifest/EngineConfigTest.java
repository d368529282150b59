package dev.baton.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EngineConfigTest {

  @ParameterizedTest
  @ValueSource(longs = {16 << 10, 1 << 20, 64L << 20, 256L << 20, 8L << 30})
  void theOutputLimitsOfReplicasAreNeverBelowTheBacklog(long backlogBytes) {
    String[] limit = EngineConfig.replicaOutputLimit(backlogBytes).split(" ", -1);

    assertThat(Long.parseLong(limit[1])).isGreaterThan(backlogBytes);
    assertThat(Long.parseLong(limit[2])).isGreaterThanOrEqualTo(backlogBytes);
  }

  @Test
  void aDirectiveThatBothHaveStandsOnceWithTheValueOfTheUser() {
    var text = EngineConfig.render(Resources.blueprint("engine: {repl-diskless-sync-delay: 5}"));

    assertThat(text.lines().filter(line -> line.startsWith("repl-diskless-sync-delay")))
        .containsExactly("repl-diskless-sync-delay 5");
  }

  @Test
  void anEmptyValueStaysAnArgument() {
    assertThat(EngineConfig.render(Resources.blueprint("engine: {save: \"\"}")))
        .contains("save \"\"\n");
  }

  @Test
  void dataIsSavedOnlyWhereItOutlivesThePod() {
    assertThat(EngineConfig.directives(Resources.blueprint("{}"))).containsEntry("save", "");
    assertThat(EngineConfig.directives(Resources.blueprint("storage: {size: 1Gi}")))
        .containsEntry("save", "60 1");
  }
}
