package dev.baton.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.baton.operator.api.v1.RedisReplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Keeps the files under {@code invalid/} complete. Whether the API server refuses them can only be
 * seen on a real one; the end-to-end tests apply each.
 */
final class InvalidCasesTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "invalid");

  private final List<JsonNode> cases = read();

  @Test
  void everyRuleOfTheDefinitionHasACase() {
    List<String> rules =
        FieldReference.messages(GeneratedDefinition.of(RedisReplication.class).schema());

    assertThat(rules).isNotEmpty();
    assertThat(rules)
        .allSatisfy(rule ->
            assertThat(cases)
                .as("a case for: %s", rule)
                .anyMatch(one -> rule.contains(one.get("message").asText())));
  }

  @Test
  void everyCaseRefusesOneResource() {
    assertThat(cases)
        .allSatisfy(one -> {
          assertThat(one.at("/refused/kind").asText()).isEqualTo(RedisReplication.KIND);
          assertThat(one.at("/refused/metadata/name").asText()).isNotEmpty();
        });
  }

  @Test
  void aChangeIsOneOfTheSameResource() {
    assertThat(cases)
        .filteredOn(one -> one.has("accepted"))
        .isNotEmpty()
        .allSatisfy(one ->
            assertThat(one.at("/accepted/metadata/name"))
                .isEqualTo(one.at("/refused/metadata/name")));
  }

  private static List<JsonNode> read() {
    var yaml = new YAMLMapper();
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(file -> read(yaml, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(YAMLMapper yaml, Path file) {
    try {
      return yaml.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
