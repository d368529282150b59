package dev.baton.engine.base;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

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

  private static final MethodHandle ALLOCATE = find("calloc", JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle RESIZE = find("realloc", JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle FREE = find("free", null, JAVA_LONG);
  private static final MethodHandle ADVISE =
      find("madvise", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);

  private long address;
  private int capacityBytes;
  private boolean closed;

  /** Allocates {@code capacityBytes} zeroed bytes. */
  public NativeBuffer(int capacityBytes) {
    Check.that(capacityBytes > 0, "a buffer has room for at least one byte");
    this.capacityBytes = capacityBytes;
    try {
      address = demand((long) ALLOCATE.invokeExact(1L, (long) capacityBytes), capacityBytes);
    } catch (Throwable refusal) {
      throw unreachable(refusal);
    }
    adviseHugePages();
  }

  /** Changes the capacity, keeping the content as far as it fits; what is new is undefined. */
  public void resize(int newCapacityBytes) {
    Check.that(!closed && newCapacityBytes > 0, "an open buffer keeps at least one byte");
    try {
      long moved = (long) RESIZE.invokeExact(address, (long) newCapacityBytes);
      address = demand(moved, newCapacityBytes);
    } catch (Throwable refusal) {
      throw unreachable(refusal);
    }
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
      try {
        FREE.invokeExact(address);
      } catch (Throwable refusal) {
        throw unreachable(refusal);
      }
    }
  }

  /** Fewer, larger pages are faster to get and to give back; a refusal only makes us slower. */
  private void adviseHugePages() {
    if (capacityBytes >= HUGE_BYTES_MIN) {
      long first = (address + HUGE_PAGE_BYTES - 1) & -HUGE_PAGE_BYTES;
      long end = (address + capacityBytes) & -HUGE_PAGE_BYTES;
      try {
        int ignored = (int) ADVISE.invokeExact(first, end - first, ADVICE_HUGE_PAGES);
      } catch (Throwable refusal) {
        throw unreachable(refusal);
      }
    }
  }

  private static long demand(long block, int bytes) {
    if (block == 0) {
      throw new OutOfMemoryError("the system refuses a buffer of " + bytes + " bytes");
    }
    return block;
  }

  private static Error unreachable(Throwable refusal) {
    return refusal instanceof Error error
        ? error
        : new AssertionError("a call of the C library does not throw", refusal);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle find(
      String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor descriptor =
        result == null
            ? FunctionDescriptor.ofVoid(arguments)
            : FunctionDescriptor.of(result, arguments);
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
