package dev.baton.engine.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;

/** The calls of Linux that manage address space; each throws when the system refuses. */
final class SystemMemory {
  private static final int PROTECT_NONE = 0;
  private static final int PROTECT_READ_WRITE = 3;
  // MAP_PRIVATE, MAP_ANONYMOUS and MAP_NORESERVE: address space without any promise of memory.
  private static final int PRIVATE_ANONYMOUS_UNRESERVED = 0x2 | 0x20 | 0x4000;
  private static final int ADVICE_NOT_NEEDED = 4;
  private static final int ADVICE_HUGE_PAGES = 14;

  private static final MethodHandle MAP =
      find("mmap", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle UNMAP = find("munmap", JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PROTECT =
      find("mprotect", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle ADVISE =
      find("madvise", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);

  private SystemMemory() {}

  /** The address of a new range that may not be touched before it is committed. */
  static long reserve(long bytes) {
    long address;
    try {
      address =
          (long) MAP.invokeExact(0L, bytes, PROTECT_NONE, PRIVATE_ANONYMOUS_UNRESERVED, -1, 0L);
    } catch (Throwable refusal) {
      throw unreachable(refusal);
    }
    if (address == -1) {
      throw new MemoryExhaustedException(
          "the system refuses to reserve " + bytes + " bytes of address space");
    }
    return address;
  }

  /** Gives a whole reserved range back. */
  static void unreserve(long address, long bytes) {
    try {
      demand((int) UNMAP.invokeExact(address, bytes), "to unmap", bytes);
    } catch (Throwable refusal) {
      throw unreachable(refusal);
    }
  }

  /** Makes a part of a reserved range usable; it reads as zeros. */
  static void commit(long address, long bytes) {
    protect(address, bytes, PROTECT_READ_WRITE);
  }

  /** Gives the memory behind a committed part back and forbids its use. */
  static void decommit(long address, long bytes) {
    demand(advise(address, bytes, ADVICE_NOT_NEEDED), "to release", bytes);
    protect(address, bytes, PROTECT_NONE);
  }

  /** Makes a committed part read as zeros, without touching the whole pages in it. */
  static void clearPart(long address, long bytes, int pageBytes) {
    long first = (address + pageBytes - 1) & -pageBytes;
    long end = (address + bytes) & -pageBytes;
    if (end <= first) {
      Native.fill(address, bytes, (byte) 0);
      return;
    }
    Native.fill(address, first - address, (byte) 0);
    demand(advise(first, end - first, ADVICE_NOT_NEEDED), "to clear", end - first);
    Native.fill(end, address + bytes - end, (byte) 0);
  }

  /**
   * Asks for huge pages; a kernel that has none only makes us slower, so its refusal is ignored.
   */
  static void adviseHugePages(long address, long bytes) {
    int ignored = advise(address, bytes, ADVICE_HUGE_PAGES);
  }

  private static void protect(long address, long bytes, int protection) {
    int result;
    try {
      result = (int) PROTECT.invokeExact(address, bytes, protection);
    } catch (Throwable refusal) {
      throw unreachable(refusal);
    }
    demand(result, "to commit", bytes);
  }

  private static int advise(long address, long bytes, int advice) {
    try {
      return (int) ADVISE.invokeExact(address, bytes, advice);
    } catch (Throwable refusal) {
      throw unreachable(refusal);
    }
  }

  private static void demand(int result, String what, long bytes) {
    if (result != 0) {
      throw new MemoryExhaustedException("the system refuses " + what + " " + bytes + " bytes");
    }
  }

  private static MemoryExhaustedException unreachable(Throwable refusal) {
    if (refusal instanceof MemoryExhaustedException exhausted) {
      return exhausted;
    }
    Check.that(false, "a system call does not throw: " + refusal);
    return new MemoryExhaustedException("unreachable");
  }

  @SuppressWarnings("restricted")
  private static MethodHandle find(String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }
}
