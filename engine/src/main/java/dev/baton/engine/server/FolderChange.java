package dev.baton.engine.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What may speak against a new data folder. */
final class FolderChange {
  private FolderChange() {}

  /** The reason, in Redis's words, or null. */
  static @Nullable String objection(String folder) {
    return Files.isDirectory(Path.of(folder))
        ? null
        : "Changing directory: No such file or directory";
  }
}
