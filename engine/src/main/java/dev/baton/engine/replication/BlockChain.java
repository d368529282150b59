package dev.baton.engine.replication;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in order, kept in shared blocks and addressed by their position in a stream. Writers append
 * at the end, any number of {@link Cursor}s read at their own pace, and {@link #forgetBefore} gives
 * back the blocks at the front that nobody stands in.
 *
 * <pre>
 *   start                cursor A        cursor B            end
 *     |  block  |  block  |  block  |  block  |  block (room) |
 * </pre>
 *
 * A position counts the bytes before it, so {@code end} is also the number of bytes ever written
 * when the chain began at zero.
 */
final class BlockChain implements ByteSink, AutoCloseable {
  // Enough to serve a steady stream without asking the system for memory at each block.
  private static final int SPARE_BLOCKS_MAX = 4;

  private final ArrayDeque<NativeBuffer> spare = new ArrayDeque<>();
  private int blockBytes;
  private ReplicationBlock first;
  private ReplicationBlock last;
  private long allocatedBytes;

  BlockChain(long position, int blockBytes) {
    this.blockBytes = blockBytes;
    this.first = allocate(position);
    this.last = first;
  }

  /** The position of the oldest byte kept. */
  long startPosition() {
    return first.startPosition;
  }

  /** The position after the newest byte. */
  long endPosition() {
    return last.endPosition();
  }

  long lengthBytes() {
    return endPosition() - startPosition();
  }

  /** Native memory held, spare blocks included. */
  long allocatedBytes() {
    return allocatedBytes;
  }

  /** Blocks from now on have this size. */
  void setBlockBytes(int bytes) {
    if (bytes != blockBytes) {
      blockBytes = bytes;
      freeSpare();
    }
  }

  @Override
  public void write(byte value) {
    Native.putByte(room(), value);
    last.usedBytes++;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    int done = 0;
    while (done < length) {
      long target = room();
      int part = Math.min(last.roomBytes(), length - done);
      Native.copy(source, offset + done, target, part);
      last.usedBytes += part;
      done += part;
    }
  }

  @Override
  public void write(long address, int length) {
    int done = 0;
    while (done < length) {
      long target = room();
      int part = Math.min(last.roomBytes(), length - done);
      Native.copy(address + done, target, part);
      last.usedBytes += part;
      done += part;
    }
  }

  /** What reaches into the next block is written as two parts. */
  @Override
  public long reserve(int bytes) {
    return last.roomBytes() < bytes ? 0 : last.address() + last.usedBytes;
  }

  @Override
  public void commit(int bytes) {
    Check.that(bytes <= last.roomBytes(), "the bytes were reserved");
    last.usedBytes += bytes;
  }

  /**
   * Gives back whole blocks at the front whose bytes all lie before {@code position}, up to the
   * first one that a cursor stands in.
   */
  void forgetBefore(long position) {
    while (first != last && first.readers == 0 && first.endPosition() <= position) {
      ReplicationBlock next = first.next;
      free(first);
      first = Objects.requireNonNull(next, "a block that is not the last has a follower");
    }
  }

  /** A reader at {@code position}, which must be kept. */
  Cursor cursorAt(long position) {
    Check.that(
        position >= startPosition() && position <= endPosition(), "the position is in the chain");
    ReplicationBlock block = first;
    while (position > block.endPosition() && block.next != null) {
      block = block.next;
    }
    return new Cursor(block, position);
  }

  @Override
  public void close() {
    for (ReplicationBlock block = first; block != null; block = block.next) {
      block.release().close();
    }
    freeSpare();
    allocatedBytes = 0;
  }

  private long room() {
    if (last.roomBytes() == 0) {
      ReplicationBlock block = allocate(last.endPosition());
      last.next = block;
      last = block;
    }
    return last.address() + last.usedBytes;
  }

  private ReplicationBlock allocate(long position) {
    NativeBuffer memory = spare.poll();
    if (memory == null) {
      memory = new NativeBuffer(blockBytes);
      allocatedBytes += blockBytes;
    }
    return new ReplicationBlock(memory, position);
  }

  private void free(ReplicationBlock block) {
    NativeBuffer memory = block.release();
    if (memory.capacityBytes() == blockBytes && spare.size() < SPARE_BLOCKS_MAX) {
      spare.push(memory);
    } else {
      allocatedBytes -= memory.capacityBytes();
      memory.close();
    }
  }

  /** Gives back the memory that is kept for blocks to come. */
  void freeSpare() {
    for (NativeBuffer memory : spare) {
      allocatedBytes -= memory.capacityBytes();
      memory.close();
    }
    spare.clear();
  }

  /** One reader's place. It pins its block until it moves on or is closed. */
  static final class Cursor implements AutoCloseable {
    private @Nullable ReplicationBlock block;
    private long position;

    private Cursor(ReplicationBlock block, long position) {
      this.block = block;
      this.position = position;
      block.readers++;
    }

    long position() {
      return position;
    }

    /** How many bytes lie at {@link #address} in one piece; zero at the end of the chain. */
    int contiguousBytes() {
      ReplicationBlock here = settled();
      return (int) (here.endPosition() - position);
    }

    long address() {
      ReplicationBlock here = settled();
      return here.address() + (position - here.startPosition);
    }

    void advance(int bytes) {
      Check.that(bytes <= contiguousBytes(), "a reader stays within what was written");
      position += bytes;
    }

    @Override
    public void close() {
      if (block != null) {
        block.readers--;
        block = null;
      }
    }

    /** The block the next byte lies in, or will lie in. */
    private ReplicationBlock settled() {
      ReplicationBlock here = Objects.requireNonNull(block, "the reader is open");
      while (position == here.endPosition() && here.next != null) {
        here.readers--;
        here = here.next;
        here.readers++;
      }
      block = here;
      return here;
    }
  }
}
