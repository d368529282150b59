package dev.baton.engine.io.disk;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.node.storage.Disk;
import dev.baton.engine.node.storage.DiskException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A growing file. The loop thread fills blocks; the disk thread writes those of a flush. Blocks go
 * back and forth between the two through the queue of the disk thread and the loop, so neither
 * needs a lock.
 */
final class FileAppending implements Disk.Appending {
  private static final int BLOCK_BYTES = 64 * 1024;
  private static final int SPARE_BLOCKS_MAX = 4;
  private static final long WAIT_SECONDS_MAX = 60;

  private final Path path;
  private final FileChannel channel;
  private final DiskThread thread;
  private final Executor loop;
  private final SystemClock clock;

  // Of the loop thread.
  private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();
  private List<ByteBuffer> filled = new ArrayList<>();
  private ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
  private long blockAddress = Blocks.addressOf(block);
  private long length;
  private long collectedBytes;
  private boolean flushing;
  private long flushingBytes;

  // Of the disk thread: what waits for the disk, and how far the file is known to be good.
  private final ArrayDeque<ByteBuffer> unwritten = new ArrayDeque<>();
  private long writtenBytes;
  private long forcedBytes;

  FileAppending(Path path, FileChannel channel, DiskThread thread, Executor loop, SystemClock clock)
      throws IOException {
    this.path = path;
    this.channel = channel;
    this.thread = thread;
    this.loop = loop;
    this.clock = clock;
    this.length = channel.position();
    this.writtenBytes = length;
    this.forcedBytes = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public long unwrittenBytes() {
    return collectedBytes;
  }

  @Override
  public void write(byte value) {
    partOf(1);
    block.put(value);
    count(1);
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    int done = 0;
    while (done < count) {
      int part = partOf(count - done);
      block.put(source, offset + done, part);
      done += part;
    }
    count(count);
  }

  @Override
  public void write(long address, int count) {
    int done = 0;
    while (done < count) {
      int part = partOf(count - done);
      Native.copy(address + done, blockAddress + block.position(), part);
      block.position(block.position() + part);
      done += part;
    }
    count(count);
  }

  /** What reaches into the next block is written as two parts. */
  @Override
  public long reserve(int bytes) {
    return block.remaining() < bytes ? 0 : blockAddress + block.position();
  }

  @Override
  public void commit(int bytes) {
    block.position(block.position() + bytes);
    count(bytes);
  }

  private void count(int bytes) {
    length += bytes;
    collectedBytes += bytes;
  }

  @Override
  public void flush(boolean force, Disk.Completion completion) {
    Check.that(!flushing, "one flush at a time");
    flushing = true;
    flushingBytes = collectedBytes;
    List<ByteBuffer> blocks = takeBlocks();
    thread.then(() -> {
      DiskException failure = writeOut(blocks, force);
      loop.execute(() -> {
        flushing = false;
        if (failure == null) {
          collectedBytes -= flushingBytes;
          recycle(blocks);
        }
        completion.onCommitted(failure, clock.nowMs());
      });
    });
  }

  @Override
  public void flushAndWait() {
    List<ByteBuffer> blocks = takeBlocks();
    CompletableFuture<@Nullable DiskException> outcome = new CompletableFuture<>();
    thread.then(() -> outcome.complete(writeOut(blocks, true)));
    DiskException refused = await(outcome);
    if (refused != null) {
      throw refused;
    }
    collectedBytes = flushing ? flushingBytes : 0;
  }

  @Override
  public void close() {
    thread.then(() -> {
      try {
        channel.close();
      } catch (IOException lost) {
        // Everything that had to be safe was forced before.
      }
    });
  }

  private List<ByteBuffer> takeBlocks() {
    List<ByteBuffer> taken = filled;
    if (block.position() > 0) {
      taken.add(block.flip());
      beginBlock();
    }
    filled = new ArrayList<>();
    return taken;
  }

  private int partOf(int wanted) {
    if (!block.hasRemaining()) {
      filled.add(block.flip());
      beginBlock();
    }
    return Math.min(wanted, block.remaining());
  }

  private void beginBlock() {
    ByteBuffer reused = spare.poll();
    block = reused == null ? ByteBuffer.allocateDirect(BLOCK_BYTES) : reused.clear();
    blockAddress = Blocks.addressOf(block);
  }

  private void recycle(List<ByteBuffer> blocks) {
    for (ByteBuffer written : blocks) {
      if (spare.size() < SPARE_BLOCKS_MAX) {
        spare.add(written);
      }
    }
  }

  /** On the disk thread: all that waits, or nothing of it. */
  private @Nullable DiskException writeOut(List<ByteBuffer> blocks, boolean force) {
    unwritten.addAll(blocks);
    boolean forcing = false;
    try {
      long end = writtenBytes;
      for (ByteBuffer each : unwritten) {
        while (each.hasRemaining()) {
          end += channel.write(each);
        }
      }
      if (force) {
        forcing = true;
        channel.force(false);
        forcedBytes = end;
      }
      writtenBytes = end;
      unwritten.clear();
      return null;
    } catch (IOException refused) {
      unwritten.forEach(ByteBuffer::rewind);
      cutBack(refused);
      // What is still here is written again; what was given away before may be gone.
      boolean mayHaveLost = forcing && writtenBytes > forcedBytes;
      return FolderDisk.failure("append to", path, refused, mayHaveLost);
    }
  }

  private void cutBack(IOException refused) {
    try {
      channel.truncate(writtenBytes);
      channel.position(writtenBytes);
    } catch (IOException worse) {
      refused.addSuppressed(worse);
    }
  }

  private @Nullable DiskException await(CompletableFuture<@Nullable DiskException> outcome) {
    try {
      return outcome.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new DiskException("interrupted while writing " + path);
    } catch (TimeoutException late) {
      return new DiskException("the disk did not take " + path + " in time", late);
    } catch (ExecutionException broken) {
      return new DiskException("cannot write " + path, broken);
    }
  }
}
