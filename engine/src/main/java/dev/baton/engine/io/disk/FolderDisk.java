package dev.baton.engine.io.disk;

import dev.baton.engine.base.Check;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The data folder. Reading happens on the caller's thread, because it serves the start; writing,
 * forcing and renaming happen in order on one helper thread, appending on another.
 */
public final class FolderDisk implements Disk {
  private volatile Path folder;
  private final @Nullable FolderDisk above;
  private final Executor loop;
  private final SystemClock clock;
  private final DiskThread thread;
  // What is appended must not wait for large files to be written or deleted.
  private final DiskThread appendThread;
  private final Blocks blocks;

  /** Completions are told through {@code loop}. */
  public FolderDisk(Path folder, Executor loop, SystemClock clock) {
    this.folder = folder;
    this.above = null;
    this.loop = loop;
    this.clock = clock;
    this.thread = new DiskThread();
    this.appendThread = new DiskThread();
    this.blocks = new Blocks();
  }

  private FolderDisk(String name, FolderDisk above) {
    this.folder = Path.of(name);
    this.above = above;
    this.loop = above.loop;
    this.clock = above.clock;
    this.thread = above.thread;
    this.appendThread = above.appendThread;
    this.blocks = above.blocks;
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
      makeFolder();
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      return new FileWriting(path, channel, thread, blocks, loop, clock);
    } catch (IOException refused) {
      throw failure("create", path, refused);
    }
  }

  /** Giving back the room of a large file takes long, so it happens on the disk thread. */
  @Override
  public void delete(String name) {
    Path path = path(name);
    thread.then(() -> remove(path));
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException leftBehind) {
      // The contract: a file that cannot be deleted is harmless.
    }
  }

  @Override
  public Disk folder(String name) {
    path(name);
    return new FolderDisk(name, this);
  }

  @Override
  public Appending append(String name, boolean fresh) {
    Path path = path(name);
    try {
      makeFolder();
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (fresh) {
        channel.truncate(0);
      }
      channel.position(channel.size());
      return new FileAppending(path, channel, appendThread, loop, clock);
    } catch (IOException refused) {
      throw failure("open", path, refused);
    }
  }

  @Override
  public void truncate(String name, long length) {
    Path path = path(name);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(length);
      channel.force(true);
    } catch (IOException refused) {
      throw failure("truncate", path, refused);
    }
  }

  @Override
  public void moveInto(String name, String folderName) {
    Path from = path(name);
    Path target = path(folderName).resolve(name);
    try {
      Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
      forceEntries(path(folderName));
      forceEntries(root());
    } catch (IOException refused) {
      throw failure("move", from, refused);
    }
  }

  private static void forceEntries(Path folder) throws IOException {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  /** A folder below the data folder is made when it is needed, and its name made safe. */
  private void makeFolder() throws IOException {
    FolderDisk parent = above;
    if (parent == null || Files.isDirectory(root())) {
      return;
    }
    Files.createDirectory(root());
    forceEntries(parent.root());
  }

  /** The failure of {@code verb} on {@code path}, with the system's reason. */
  static DiskException failure(String verb, Path path, IOException cause) {
    return failure(verb, path, cause, false);
  }

  /** The same, telling whether bytes may be gone that were written before. */
  static DiskException failure(
      String verb, Path path, IOException cause, boolean mayHaveLostBytes) {
    String message = "cannot " + verb + " " + path + ": " + reason(cause);
    return new DiskException(message, cause, mayHaveLostBytes);
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private Path path(String name) {
    Check.that(!name.isEmpty() && name.indexOf('/') < 0, "a file of the data folder has no path");
    return root().resolve(name);
  }

  private Path root() {
    return above == null ? folder : above.root().resolve(folder);
  }
}
