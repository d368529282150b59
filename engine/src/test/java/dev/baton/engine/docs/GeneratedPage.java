package dev.baton.engine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page under {@code docs/} that the code determines. {@code -Drewrite} writes it anew instead of
 * comparing; the difference is then reviewed like any other change.
 */
public final class GeneratedPage {
  private static final Path FOLDER = Path.of("..", "docs");

  private final Path path;

  private GeneratedPage(Path path) {
    this.path = path;
  }

  /** The page with this file name. */
  public static GeneratedPage named(String fileName) {
    return new GeneratedPage(FOLDER.resolve(fileName));
  }

  /** Fails when the page says something else, or writes it when asked to. */
  public void assertSays(String text) throws IOException {
    if (System.getProperty("rewrite") != null) {
      Files.writeString(path, text);
    }
    assertThat(path).as("missing; -Drewrite writes it").exists();
    assertThat(Files.readString(path))
        .as("%s is stale; -Drewrite writes it anew", path)
        .isEqualTo(text);
  }

  /** The text of a cell, so that it neither ends the cell nor opens a tag. */
  public static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
