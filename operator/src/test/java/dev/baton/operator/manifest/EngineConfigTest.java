package dev.baton.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(EngineConfig.render(Resources.blueprint("persistence: None")))
        .contains("save \"\"\n");
  }

  @Test
  void withVolumesEveryWriteIsKeptAndWithoutThemNothing() {
    assertThat(written("{}")).isEqualTo(written("persistence: None"));
    assertThat(written("storage: {size: 1Gi}")).isEqualTo(written("persistence: Mixed"));
  }

  @ParameterizedTest
  @CsvSource({"None, '', no", "Snapshot, 60 1, no", "AppendOnly, '', yes", "Mixed, 3600 1, yes"})
  void eachKindOfPersistenceWritesItsFilesWithAndWithoutVolumes(
      String persistence, String savePoints, String appends) {
    for (String volume : List.of("", "storage: {size: 1Gi}\n")) {
      assertThat(written(volume + "persistence: " + persistence))
          .containsEntry("save", savePoints)
          .containsEntry("appendonly", appends);
    }
  }

  @Test
  void anAppendOnlyFileBeginsWithCommandsAndAMixedOneWithASnapshot() {
    assertThat(written("persistence: AppendOnly")).containsEntry("aof-use-rdb-preamble", "no");
    assertThat(written("persistence: Mixed")).containsEntry("aof-use-rdb-preamble", "yes");
  }

  @Test
  void whenTheFileIsForcedToTheDiskStaysWithTheUser() {
    assertThat(written("storage: {size: 1Gi}")).doesNotContainKey("appendfsync");
    assertThat(written("storage: {size: 1Gi}\nengine: {appendfsync: always}"))
        .containsEntry("appendfsync", "always");
  }

  private static Map<String, String> written(String spec) {
    return EngineConfig.directives(Resources.blueprint(spec));
  }
}
