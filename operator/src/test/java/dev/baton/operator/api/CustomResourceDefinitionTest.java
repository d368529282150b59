package dev.baton.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.golden.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the definitions under {@code crds/} equal to what the Java types say. */
final class CustomResourceDefinitionTest {

  // kubectl apply keeps the whole object in an annotation, and annotations end at this size.
  private static final int APPLICABLE_BYTES = 262_144;

  private final GeneratedDefinition redisReplication =
      GeneratedDefinition.of(RedisReplication.class);

  @Test
  void theCheckedInDefinitionIsWhatTheTypesGenerate() {
    Golden.at(Path.of("..", "crds", "redisreplications.baton.dev.yaml"))
        .assertEquals(redisReplication.text());
  }

  @Test
  void thePageOfFieldsIsWhatTheDefinitionSays() {
    Golden.at(Path.of("..", "docs", "redisreplication-fields.md"))
        .assertEquals(FieldReference.of(redisReplication));
  }

  @Test
  void theDefinitionCanBeAppliedWithKubectl() {
    assertThat(redisReplication.jsonBytes()).isLessThan(APPLICABLE_BYTES);
  }
}
