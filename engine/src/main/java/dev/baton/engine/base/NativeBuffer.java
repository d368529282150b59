package dev.baton.engine.base;

import java.lang.foreign.MemorySegment;

/**
 * One owned block of native memory. The owner closes it; using a closed buffer is a programming
 * error.
 *
 * <p>The memory comes from the C library: unlike that of an arena a large block is not touched
 * before it is used, grows without being copied, and is given back without asking other threads.
 */
public final class NativeBuffer implements AutoCloseable {
  private static final int HUGE_PAGE_BYTES = 1 << 21;
  // With huge pages the last one is wholly there: a small part of what is at least this large.
  private static final int HUGE_BYTES_MIN = 16 * HUGE_PAGE_BYTES;
  private static final int ADVICE_HUGE_PAGES = 14;

  private static final MemorySegment ALLOCATE = CLibrary.find("calloc");
  private static final MemorySegment RESIZE = CLibrary.find("realloc");
  private static final MemorySegment FREE = CLibrary.find("free");
  private static final MemorySegment ADVISE = CLibrary.find("madvise");

  private long address;
  private int capacityBytes;
  private boolean closed;

  /** Allocates {@code capacityBytes} zeroed bytes. */
  public NativeBuffer(int capacityBytes) {
    Check.that(capacityBytes > 0, "a buffer has room for at least one byte");
    this.capacityBytes = capacityBytes;
    address = demand(CLibrary.call(ALLOCATE, 1, capacityBytes), capacityBytes);
    adviseHugePages();
  }

  /** Changes the capacity, keeping the content as far as it fits; what is new is undefined. */
  public void resize(int newCapacityBytes) {
    Check.that(!closed && newCapacityBytes > 0, "an open buffer keeps at least one byte");
    address = demand(CLibrary.call(RESIZE, address, newCapacityBytes), newCapacityBytes);
    capacityBytes = newCapacityBytes;
    adviseHugePages();
  }

  /** The address of the first byte; it holds until the next {@link #resize}. */
  public long address() {
    Check.that(!closed, "the buffer is open");
    return address;
  }

  /** The capacity in bytes. */
  public int capacityBytes() {
    return capacityBytes;
  }

  /** Gives the memory back; a second call does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      long _ = CLibrary.call(FREE, address, 0);
    }
  }

  /** Fewer, larger pages are faster to get and to give back; a refusal only makes us slower. */
  private void adviseHugePages() {
    if (capacityBytes >= HUGE_BYTES_MIN) {
      long first = (address + HUGE_PAGE_BYTES - 1) & -HUGE_PAGE_BYTES;
      long end = (address + capacityBytes) & -HUGE_PAGE_BYTES;
      long _ = CLibrary.call(ADVISE, first, end - first, ADVICE_HUGE_PAGES, 0, 0, 0);
    }
  }

  private static long demand(long block, int bytes) {
    if (block == 0) {
      throw new OutOfMemoryError("the system refuses a buffer of " + bytes + " bytes");
    }
    return block;
  }
}
