package dev.baton.engine.resp;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;
import org.jspecify.annotations.Nullable;

/**
 * The bytes one connection still has to be sent, in a chain of pooled chunks. An empty buffer holds
 * no chunk. Its size has no limit of its own: the owner compares {@link #size()} with the client's
 * output limits.
 */
public final class OutputBuffer implements ByteSink, AutoCloseable {
  /** Takes bytes from the front of a buffer, like a non-blocking socket write. */
  @FunctionalInterface
  public interface Drain {
    /** Takes up to {@code length} bytes at {@code address}; returns how many it took. */
    int take(long address, int length);
  }

  private final ChunkPool pool;
  private @Nullable Chunk first;
  private @Nullable Chunk last;
  private long size;
  private long heldBytes;

  /** An empty buffer that borrows its memory from {@code pool}. */
  public OutputBuffer(ChunkPool pool) {
    this.pool = pool;
  }

  /** The number of bytes waiting. */
  public long size() {
    return size;
  }

  /** The native memory held, lent memory included, in bytes. */
  public long memoryBytes() {
    return heldBytes;
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public void write(byte value) {
    Chunk chunk = roomy();
    Native.putByte(chunk.address + chunk.end, value);
    chunk.end++;
    size++;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    int done = 0;
    while (done < length) {
      Chunk chunk = roomy();
      int part = Math.min(length - done, chunk.freeBytes());
      Native.copy(source, offset + done, chunk.address + chunk.end, part);
      chunk.end += part;
      done += part;
    }
    size += length;
  }

  @Override
  public void write(long address, int length) {
    int done = 0;
    while (done < length) {
      Chunk chunk = roomy();
      int part = Math.min(length - done, chunk.freeBytes());
      Native.copy(address + done, chunk.address + chunk.end, part);
      chunk.end += part;
      done += part;
    }
    size += length;
  }

  @Override
  public boolean lend(long address, int length, Runnable release) {
    Chunk lent = append(new Chunk(address, length, release));
    size += lent.usedBytes();
    return true;
  }

  @Override
  public long reserve(int bytes) {
    Chunk tail = last;
    if (tail == null && bytes <= Chunk.CAPACITY_BYTES) {
      tail = roomy();
    }
    return tail != null && tail.freeBytes() >= bytes ? tail.address + tail.end : 0;
  }

  @Override
  public void commit(int bytes) {
    Chunk tail = roomy();
    Check.that(tail.freeBytes() >= bytes, "the bytes were reserved");
    tail.end += bytes;
    size += bytes;
  }

  /**
   * Offers the waiting bytes, oldest first, until {@code drain} takes less than it was offered.
   * Returns whether the buffer is empty now.
   */
  public boolean drain(Drain drain) {
    while (first != null) {
      int offered = first.usedBytes();
      int taken = drain.take(first.startAddress(), offered);
      consume(taken);
      if (taken < offered) {
        return false;
      }
    }
    return true;
  }

  /** The address of the oldest waiting bytes; the buffer must not be empty. */
  public long peekAddress() {
    return head().startAddress();
  }

  /** How many bytes lie in one piece at {@link #peekAddress()}. */
  public int peekLength() {
    return first == null ? 0 : first.usedBytes();
  }

  /** Forgets the oldest {@code count} bytes, at most {@link #peekLength()} of them. */
  public void consume(int count) {
    if (count == 0) {
      return;
    }
    Chunk chunk = head();
    Check.that(count > 0 && count <= chunk.usedBytes(), "only waiting bytes are consumed");
    chunk.start += count;
    size -= count;
    if (chunk.start == chunk.end) {
      first = chunk.next;
      if (first == null) {
        last = null;
      }
      heldBytes -= chunk.capacityBytes();
      if (chunk.isLent()) {
        chunk.close();
      } else {
        pool.give(chunk);
      }
    }
  }

  /** Forgets everything. */
  public void clear() {
    while (first != null) {
      consume(first.usedBytes());
    }
  }

  @Override
  public void close() {
    clear();
  }

  private Chunk head() {
    Chunk chunk = first;
    if (chunk == null) {
      throw new IllegalStateException("the output buffer is empty");
    }
    return chunk;
  }

  private Chunk roomy() {
    Chunk tail = last;
    if (tail != null && tail.freeBytes() > 0) {
      return tail;
    }
    return append(pool.take());
  }

  private Chunk append(Chunk chunk) {
    heldBytes += chunk.capacityBytes();
    if (last == null) {
      first = chunk;
    } else {
      last.next = chunk;
    }
    last = chunk;
    return chunk;
  }
}
