package dev.baton.engine.io.disk;

import dev.baton.engine.node.ConfigStore;
import dev.baton.engine.node.DiskException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file. It is replaced by a file beside it that was forced to the disk before, so
 * that a crash leaves either the old text or the new one.
 */
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
    Path folder = file.toAbsolutePath().getParent();
    Path beside = file.resolveSibling(file.getFileName() + ".rewrite.tmp");
    try {
      writeForced(beside, text);
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } catch (IOException refused) {
      throw FolderDisk.failure("replace", file, refused);
    }
  }

  private static void writeForced(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
