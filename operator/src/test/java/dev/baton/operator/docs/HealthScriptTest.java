package dev.baton.operator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.operator.api.v1.Condition;
import dev.baton.operator.api.v1.ConditionReason;
import dev.baton.operator.api.v1.ConditionType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for Argo CD, run by an interpreter of the Lua version that Argo CD has. */
final class HealthScriptTest {
  private static final Path SCRIPT = Page.ROOT.resolve("docs/argocd/health.lua");
  private static final long SECONDS_MAX = 20;
  private static final long GENERATION = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void aResourceThatNobodyHasSeenIsProgressing() throws Exception {
    assertThat(judge("{metadata = {generation = 1}}")).startsWith("Progressing ");
    assertThat(judge("{metadata = {generation = 1}, status = {observedGeneration = -1}}"))
        .startsWith("Progressing the operator has not seen");
  }

  @Test
  void aResourceThatIsReadyIsHealthyInThisGenerationAlone() throws Exception {
    Condition ready = condition(ConditionType.READY, Condition.Status.TRUE);

    assertThat(judge(resource(GENERATION, ready))).isEqualTo("Healthy Healthy: as \"told\"");
    assertThat(judge(resource(GENERATION - 1, ready))).startsWith("Progressing ");
  }

  @Test
  void aResourceThatIsNotReadyIsProgressingUntilItIsStalled() throws Exception {
    Condition unready = condition(ConditionType.READY, Condition.Status.FALSE);
    Condition reconciling = condition(ConditionType.RECONCILING, Condition.Status.TRUE);
    Condition stalled = condition(ConditionType.STALLED, Condition.Status.TRUE);

    assertThat(judge(resource(GENERATION, unready, reconciling))).startsWith("Progressing ");
    assertThat(judge(resource(GENERATION, unready, stalled))).startsWith("Degraded Healthy: as");
  }

  @Test
  void aPausedResourceIsSuspended() throws Exception {
    Condition ready = condition(ConditionType.READY, Condition.Status.TRUE);
    Condition paused = condition(ConditionType.RECONCILIATION_PAUSED, Condition.Status.TRUE);

    assertThat(judge(resource(GENERATION, ready, paused))).startsWith("Suspended ");
  }

  private static Condition condition(ConditionType type, Condition.Status status) {
    String now = Condition.time(0);
    return Condition.of(type, status, ConditionReason.HEALTHY, "as \"told\"", now, GENERATION);
  }

  /** A resource as a table of Lua, its conditions as the API server stores them. */
  private static String resource(long observedGeneration, Condition... conditions) {
    String list =
        Stream.of(conditions)
            .map(condition -> JSON.convertValue(condition, Map.class))
            .map(HealthScriptTest::table)
            .collect(Collectors.joining(", "));
    return "{metadata = {generation = %d}, status = {observedGeneration = %d, conditions = {%s}}}"
        .formatted(GENERATION, observedGeneration, list);
  }

  private static String table(Map<?, ?> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + " = " + literal(field.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String literal(Object value) {
    return value instanceof Number
        ? value.toString()
        : "\"" + String.valueOf(value).replace("\"", "\\\"") + "\"";
  }

  private String judge(String object) throws IOException, InterruptedException {
    Path program = folder.resolve("judge.lua");
    Files.writeString(
        program,
        """
        obj = %s
        local health = dofile("%s")
        print(health.status .. " " .. health.message)
        """
            .formatted(object, SCRIPT));
    Process process =
        new ProcessBuilder(List.of("lua5.1", program.toString())).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.strip();
  }
}
