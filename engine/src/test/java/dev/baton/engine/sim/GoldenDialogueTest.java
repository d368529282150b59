package dev.baton.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Dialogues of servers as files that people read: verbs, and indented below each what it made the
 * servers say and do. After a wanted change of behaviour they are written anew by
 *
 * <pre>mvn -pl engine test -Dtest=GoldenDialogueTest -Drewrite</pre>
 *
 * and only a difference that can be explained is committed.
 */
final class GoldenDialogueTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "scenarios");

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void dialogueIsAsWritten(Path file) throws IOException {
    String expected = Files.readString(file);

    String actual = String.join("\n", ScenarioPlayer.replay(ScenarioPlayer.script(expected)));

    if (System.getProperty("rewrite") != null) {
      Files.writeString(file, actual);
    } else {
      assertThat(actual).as(file.toString()).isEqualTo(expected);
    }
  }
}
