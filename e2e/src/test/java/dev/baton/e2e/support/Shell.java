package dev.baton.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end within a deadline. */
public final class Shell {
  private Shell() {}

  /** What a program said, standard output and error together, and how it ended. */
  public record Result(int exitCode, String output) {}

  /** Runs {@code words} and returns whatever happened. */
  public static Result run(Duration deadline, String input, List<String> words) {
    try {
      Path inputFile = Files.createTempFile("baton-in", ".txt");
      Path outputFile = Files.createTempFile("baton-out", ".txt");
      try {
        Files.writeString(inputFile, input);
        Process process =
            new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(inputFile.toFile())
                .redirectOutput(outputFile.toFile())
                .start();
        boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
          process.destroyForcibly();
        }
        String output = Files.readString(outputFile, StandardCharsets.UTF_8);
        return new Result(ended ? process.exitValue() : -1, ended ? output : output + "\n(no end)");
      } finally {
        Files.deleteIfExists(inputFile);
        Files.deleteIfExists(outputFile);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot run " + words, failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + words, interruption);
    }
  }

  /** Runs a program that must succeed and returns what it printed. */
  public static String must(Duration deadline, String... words) {
    return mustWithInput(deadline, "", words);
  }

  /** Runs a program that must succeed, fed with {@code input}, and returns what it printed. */
  public static String mustWithInput(Duration deadline, String input, String... words) {
    Result result = run(deadline, input, Arrays.asList(words));
    if (result.exitCode() != 0) {
      throw new AssertionError(
          String.join(" ", words) + " ended with " + result.exitCode() + ":\n" + result.output());
    }
    return result.output();
  }
}
