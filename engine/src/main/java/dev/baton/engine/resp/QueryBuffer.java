package dev.baton.engine.resp;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one connection that have arrived and are not executed yet, in one piece of native
 * memory so that the words of a request can be views. A small buffer borrows a pooled chunk and
 * gives it back when empty; a large one owns its memory.
 *
 * <p>Addresses hold until the next {@link #append}, {@link #consume} or {@link #close}.
 */
public final class QueryBuffer implements AutoCloseable {
  /** What {@code client-query-buffer-limit} is unless configured. */
  public static final long DEFAULT_LIMIT_BYTES = 1024L * 1024 * 1024;

  // Pipelines arrive in reads of 64 KiB; keeping that much avoids an allocation for each read.
  private static final int KEPT_BYTES_MAX = 256 * 1024;

  private static final int BELIEVED_FACTOR = 8;

  private final ChunkPool pool;
  private long limitBytes;
  private @Nullable Chunk chunk;
  private @Nullable NativeBuffer own;
  private @Nullable WordStore store;
  // Few connections ever send one.
  private @Nullable LongWord longWord;
  private long expectedBytes;
  private int start;
  private int end;

  /** An empty buffer that may hold {@code limitBytes} unread bytes. */
  public QueryBuffer(ChunkPool pool, long limitBytes) {
    this.pool = pool;
    this.limitBytes = limitBytes;
  }

  /** Changes the limit; what is already here stays. */
  public void setLimitBytes(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /**
   * Appends native bytes. Returns false, having appended nothing, when the buffer would exceed its
   * limit: the connection must be closed then.
   */
  public boolean append(long address, int length) {
    // Java sizes are ints; a gigabyte and a half is beyond any request that could be executed.
    if (unreadBytes() + length > Math.min(limitBytes, Integer.MAX_VALUE - 1024)) {
      return false;
    }
    int taken = longWord == null ? 0 : longWord.append(address, length);
    if (taken < length) {
      appendHere(address + taken, length - taken);
    }
    return true;
  }

  private void appendHere(long address, int length) {
    makeRoom(readableBytes() + length, length);
    Native.copy(address, base() + end, length);
    end += length;
  }

  /** Lets very long words be received into blocks of {@code wordStore}. */
  public void receiveLongWords(WordStore wordStore) {
    store = wordStore;
  }

  /**
   * Receives the rest of a word somewhere else, if that is better; then nothing of it is left here.
   *
   * @param offset where the word begins, behind the oldest unread byte
   */
  boolean divert(int offset, int length) {
    int present = readableBytes() - offset;
    if (store == null || !LongWord.isWorth(length, present)) {
      return false;
    }
    LongWord word = new LongWord(store);
    if (!word.begin(offset, length, base() + start + offset, present)) {
      return false;
    }
    longWord = word;
    end -= present;
    return true;
  }

  /** The long word that belongs at this distance from the oldest unread byte; null without one. */
  @Nullable LongWord longWordAt(int offset) {
    return longWord != null && longWord.isAt(offset) ? longWord : null;
  }

  /**
   * The block at {@code address} if a long word of the oldest request was received into it: it then
   * belongs to the caller, whose views of the word hold as long as the block does. Otherwise zero.
   */
  public long takeLongWord(long address) {
    if (longWord == null || address == 0 || longWord.address() != address) {
      return 0;
    }
    longWord.handOver();
    return address;
  }

  /** The number of unread bytes, those of a long word included. */
  public long unreadBytes() {
    return (long) readableBytes() + (longWord == null ? 0 : longWord.receivedBytes());
  }

  /** The native memory held, that of a long word included, in bytes. */
  public long memoryBytes() {
    return (long) capacityBytes() + (longWord == null ? 0 : longWord.heldBytes());
  }

  /**
   * Notes that so many unread bytes are to be expected in all, because a long word has been
   * announced: the buffer then grows in fewer steps, and never beyond. Zero when nothing is known.
   */
  public void expect(long bytes) {
    expectedBytes = bytes;
  }

  /** The address of the oldest unread byte; meaningless when nothing is readable. */
  public long address() {
    return capacityBytes() == 0 ? 0 : base() + start;
  }

  /** The number of unread bytes in one piece from {@link #address} on. */
  public int readableBytes() {
    return end - start;
  }

  /** The native memory held for unread bytes in one piece. */
  public int capacityBytes() {
    if (own != null) {
      return own.capacityBytes();
    }
    return chunk == null ? 0 : Chunk.CAPACITY_BYTES;
  }

  /** Forgets the oldest {@code count} bytes, and a long word of the request they belong to. */
  public void consume(int count) {
    Check.that(count >= 0 && count <= readableBytes(), "only readable bytes are consumed");
    start += count;
    endLongWord();
    if (start == end) {
      start = 0;
      end = 0;
      if (own == null || own.capacityBytes() > KEPT_BYTES_MAX) {
        release();
      }
    }
  }

  /** Gives memory back that an idle connection does not need; for a periodic call. */
  public void trim() {
    if (start == end) {
      release();
    } else if (own != null && own.capacityBytes() > 2L * readableBytes()) {
      replaceOwn(Math.max(readableBytes(), Chunk.CAPACITY_BYTES));
    }
  }

  @Override
  public void close() {
    start = 0;
    end = 0;
    endLongWord();
    release();
  }

  private void endLongWord() {
    if (longWord != null) {
      longWord.discard();
      longWord = null;
    }
  }

  private long base() {
    if (own != null) {
      return own.address();
    }
    Chunk borrowed = chunk;
    if (borrowed == null) {
      throw new IllegalStateException("the query buffer holds no memory");
    }
    return borrowed.address;
  }

  private void makeRoom(int needed, int added) {
    int capacity = capacityBytes();
    if (capacity - end >= added && capacity > 0) {
      return;
    }
    if (capacity == 0 && needed <= Chunk.CAPACITY_BYTES) {
      chunk = pool.take();
    } else if (needed <= capacity) {
      moveDown();
    } else {
      grow(needed);
    }
  }

  private void moveDown() {
    if (start > 0) {
      Native.copy(base() + start, base(), readableBytes());
    }
    end -= start;
    start = 0;
  }

  private void grow(int needed) {
    // An announcement costs its sender nothing, so it is believed only by what has arrived.
    long wanted =
        expectedBytes > needed
            ? Math.min(expectedBytes, (long) needed * BELIEVED_FACTOR)
            : Math.max((long) needed, 2L * capacityBytes());
    replaceOwn((int) Math.min(wanted, Integer.MAX_VALUE - 1024));
  }

  private void replaceOwn(int capacity) {
    NativeBuffer present = own;
    if (present != null) {
      moveDown();
      pool.countOwn((long) capacity - present.capacityBytes());
      present.resize(capacity);
      return;
    }
    NativeBuffer replacement = new NativeBuffer(capacity);
    int unread = readableBytes();
    if (unread > 0) {
      Native.copy(base() + start, replacement.address(), unread);
    }
    release();
    own = replacement;
    pool.countOwn(capacity);
    start = 0;
    end = unread;
  }

  private void release() {
    if (own != null) {
      pool.countOwn(-own.capacityBytes());
      own.close();
      own = null;
    }
    if (chunk != null) {
      pool.give(chunk);
      chunk = null;
    }
  }
}
