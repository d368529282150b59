package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays each story of {@code narratives} and compares what was done with what the file says. Lines
 * that begin with {@code >} are played; the lines below each are what followed.
 */
final class NarrativeTest {
  private static final Path FOLDER = Path.of("src/test/resources/narratives");

  static Stream<Path> stories() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void theStoryGoesAsWritten(Path file) throws IOException {
    Golden.at(file).assertEquals(play(Files.readAllLines(file)));
  }

  @Test
  void thereAreStories() throws IOException {
    assertThat(stories().count()).isGreaterThan(39);
  }

  private static String play(List<String> lines) {
    Scenario scenario = new Scenario(null);
    Script script = new Script(scenario);
    List<String> told = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("#") || line.isBlank()) {
        told.add(line);
      } else if (line.startsWith("> ")) {
        told.add(line);
        script.play(line.substring(2)).forEach(result -> told.add("  " + result));
      }
    }
    return String.join("\n", told) + "\n";
  }
}
