package dev.baton.engine.io.disk;

import dev.baton.engine.node.ConfigStore;
import dev.baton.engine.node.storage.DiskException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The configuration file. */
public final class ConfigurationFile implements ConfigStore {
  private final @Nullable Path path;

  /** Takes the path as given at the start; empty for none. */
  public ConfigurationFile(String path) {
    this.path = path.isEmpty() ? null : Path.of(path);
  }

  @Override
  public @Nullable String read() {
    Path file = path;
    if (file == null) {
      return null;
    }
    try {
      return Files.readString(file);
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException refused) {
      throw FolderDisk.failure("read", file, refused);
    }
  }

  @Override
  public void replace(String text) {
    Path file = path;
    if (file == null) {
      throw new DiskException("there is no configuration file");
    }
    try {
      DurableText.replace(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException refused) {
      throw FolderDisk.failure("replace", file, refused);
    }
  }
}
