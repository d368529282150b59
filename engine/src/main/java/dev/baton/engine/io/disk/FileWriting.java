package dev.baton.engine.io.disk;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A file being written under a temporary name. The loop thread fills blocks; the disk thread writes
 * them in order. At most {@link #BLOCKS_MAX} blocks wait: {@link #hasRoom} says so in time, and a
 * writer that goes on nevertheless waits for the disk.
 */
final class FileWriting implements Disk.Writing {
  private static final int BLOCKS_MAX = Blocks.KEPT_MAX - 1;
  private static final ByteBuffer NO_BLOCK = ByteBuffer.allocate(0);
  // A disk that takes longer than this for a megabyte is as good as broken.
  private static final long WAIT_SECONDS_MAX = 60;
  private static final long COMMIT_SECONDS_MAX = 600;

  private final Path path;
  private final FileChannel channel;
  private final DiskThread thread;
  private final Executor loop;
  private final SystemClock clock;
  private final Semaphore room = new Semaphore(BLOCKS_MAX);
  private final Blocks blocks;
  private ByteBuffer block = NO_BLOCK;
  private long blockAddress;
  private boolean ended;

  /** The first failure; written and read on the disk thread until the commit tells it. */
  private volatile @Nullable DiskException failure;

  FileWriting(
      Path path,
      FileChannel channel,
      DiskThread thread,
      Blocks blocks,
      Executor loop,
      SystemClock clock) {
    this.path = path;
    this.channel = channel;
    this.thread = thread;
    this.blocks = blocks;
    this.loop = loop;
    this.clock = clock;
  }

  @Override
  public boolean hasRoom() {
    return room.availablePermits() > BLOCKS_MAX / 2;
  }

  @Override
  public void write(byte value) {
    if (!block.hasRemaining()) {
      turnOver();
    }
    block.put(value);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    int done = 0;
    while (done < length) {
      int part = partOf(length - done);
      block.put(source, offset + done, part);
      done += part;
    }
  }

  @Override
  public void write(long address, int length) {
    int done = 0;
    while (done < length) {
      int part = partOf(length - done);
      Native.copy(address + done, blockAddress + block.position(), part);
      block.position(block.position() + part);
      done += part;
    }
  }

  @Override
  public void commit(String finalName, Disk.Completion completion) {
    end();
    thread.then(() -> {
      DiskException outcome = finish(finalName);
      loop.execute(() -> completion.onCommitted(outcome, clock.nowMs()));
    });
  }

  @Override
  public void commitAndWait(String finalName) {
    end();
    CompletableFuture<@Nullable DiskException> outcome = new CompletableFuture<>();
    thread.then(() -> outcome.complete(finish(finalName)));
    DiskException refused = await(outcome);
    if (refused != null) {
      throw refused;
    }
  }

  @Override
  public void discard() {
    if (ended) {
      return;
    }
    ended = true;
    giveBack();
    thread.then(this::remove);
  }

  private int partOf(int wanted) {
    if (!block.hasRemaining()) {
      turnOver();
    }
    return Math.min(wanted, block.remaining());
  }

  private void end() {
    Check.that(!ended, "a file is committed or discarded once");
    ended = true;
    handOver();
  }

  private void turnOver() {
    handOver();
    block = blocks.take();
    blockAddress = Blocks.addressOf(block);
  }

  private void handOver() {
    if (block.position() == 0) {
      giveBack();
    } else if (takeRoom()) {
      ByteBuffer full = block.flip();
      block = NO_BLOCK;
      thread.then(() -> writeOut(full));
    } else {
      failure = new DiskException("the disk did not take data for " + path + " in time");
      giveBack();
    }
  }

  private void giveBack() {
    if (block.capacity() > 0) {
      blocks.give(block);
      block = NO_BLOCK;
    }
  }

  private boolean takeRoom() {
    try {
      return failure == null && room.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void writeOut(ByteBuffer full) {
    try {
      while (failure == null && full.hasRemaining()) {
        channel.write(full);
      }
    } catch (IOException refused) {
      failure = FolderDisk.failure("write", path, refused);
    } finally {
      blocks.give(full);
      room.release();
    }
  }

  /** On the disk thread: makes the bytes safe, then visible; null when both are done. */
  private @Nullable DiskException finish(String finalName) {
    try {
      if (failure == null) {
        channel.force(true);
        channel.close();
        // What this file names must be there whenever it is.
        forceFolder();
        Files.move(path, path.resolveSibling(finalName), StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
        return null;
      }
    } catch (IOException refused) {
      failure = FolderDisk.failure("commit", path, refused);
    }
    remove();
    return failure;
  }

  /** A rename is safe only once the folder itself has reached the disk. */
  private void forceFolder() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  private void remove() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException leftBehind) {
      // The next file of this name empties it.
    }
  }

  private @Nullable DiskException await(CompletableFuture<@Nullable DiskException> outcome) {
    try {
      return outcome.get(COMMIT_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new DiskException("interrupted while committing " + path);
    } catch (TimeoutException late) {
      return new DiskException("the disk did not commit " + path + " in time", late);
    } catch (ExecutionException broken) {
      return new DiskException("cannot commit " + path, broken);
    }
  }
}
