package dev.baton.engine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine accepts every directive that a sample gives it. */
final class SamplesTest {
  private static final Path SAMPLES = Path.of("..", "docs", "samples");
  // The entries of spec.engine: two levels deep, up to the next field of spec.
  private static final Pattern ENGINE = Pattern.compile("(?m)^ {2}engine:\\n((?: {4}.*\\n)+)");
  private static final Pattern ENTRY = Pattern.compile("(?m)^ {4}([a-z-]+): \"?([^\"\\n]*)\"?$");

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyDirectiveOfASampleIsAccepted(Path sample) throws IOException {
    Configuration configuration = new Configuration();
    Matcher entry = ENTRY.matcher(engineEntries(sample));
    while (entry.find()) {
      String error = configuration.load(entry.group(1), List.of(entry.group(2).split(" ")));
      assertThat(error).as("%s: %s", sample.getFileName(), entry.group()).isNull();
    }
  }

  @Test
  void aSampleHasDirectives() throws IOException {
    Path sample = SAMPLES.resolve("redisreplication-with-storage.yaml");

    assertThat(ENTRY.matcher(engineEntries(sample)).results().count()).isPositive();
  }

  private static String engineEntries(Path sample) throws IOException {
    Matcher engine = ENGINE.matcher(Files.readString(sample));
    return engine.find() ? engine.group(1) : "";
  }
}
