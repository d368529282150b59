package dev.baton.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds what the code must produce. {@code -Drewrite} writes the files anew instead of
 * comparing; the difference is then reviewed like any other change.
 */
public final class Golden {

  private final Path path;

  private Golden(Path path) {
    this.path = path;
  }

  /** Returns the file at a path relative to the module's folder. */
  public static Golden at(Path path) {
    return new Golden(path);
  }

  /** Fails when the file differs from the text, or writes it when asked to. */
  public void assertEquals(String text) {
    try {
      if (System.getProperty("rewrite") != null) {
        Files.createDirectories(path.toAbsolutePath().normalize().getParent());
        Files.writeString(path, text);
      }
      assertThat(path).as("missing; -Drewrite writes it").exists();
      assertThat(text)
          .as("%s is stale; -Drewrite writes it anew", path)
          .isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
