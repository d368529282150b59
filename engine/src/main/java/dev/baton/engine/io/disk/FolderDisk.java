package dev.baton.engine.io.disk;

import dev.baton.engine.base.Check;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.node.Disk;
import dev.baton.engine.node.DiskException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The data folder. Reading happens on the caller's thread, because it serves the start; writing,
 * forcing and renaming happen in order on one helper thread.
 */
public final class FolderDisk implements Disk {
  private volatile Path folder;
  private final Executor loop;
  private final SystemClock clock;
  private final DiskThread thread = new DiskThread();

  /** Completions are told through {@code loop}. */
  public FolderDisk(Path folder, Executor loop, SystemClock clock) {
    this.folder = folder;
    this.loop = loop;
    this.clock = clock;
  }

  /** Uses another folder from now on; files being written stay where they are. */
  public void moveTo(Path newFolder) {
    folder = newFolder;
  }

  @Override
  public @Nullable Reading open(String name) {
    Path path = path(name);
    try {
      return new FileReading(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (NoSuchFileException absent) {
      return null;
    } catch (IOException refused) {
      throw failure("open", path, refused);
    }
  }

  @Override
  public Writing create(String temporaryName) {
    Path path = path(temporaryName);
    try {
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      return new FileWriting(path, channel, thread, loop, clock);
    } catch (IOException refused) {
      throw failure("create", path, refused);
    }
  }

  @Override
  public void delete(String name) {
    try {
      Files.deleteIfExists(path(name));
    } catch (IOException leftBehind) {
      // The contract: a file that cannot be deleted is harmless.
    }
  }

  /** The failure of {@code verb} on {@code path}, with the system's reason. */
  static DiskException failure(String verb, Path path, IOException cause) {
    return new DiskException("cannot " + verb + " " + path + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private Path path(String name) {
    Check.that(!name.isEmpty() && name.indexOf('/') < 0, "a file of the data folder has no path");
    return folder.resolve(name);
  }
}
