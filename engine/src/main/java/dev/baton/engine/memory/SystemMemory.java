package dev.baton.engine.memory;

import dev.baton.engine.base.CLibrary;
import dev.baton.engine.base.Native;
import java.lang.foreign.MemorySegment;

/** The calls of Linux that manage address space; each throws when the system refuses. */
final class SystemMemory {
  private static final int PROTECT_NONE = 0;
  private static final int PROTECT_READ_WRITE = 3;
  // MAP_PRIVATE, MAP_ANONYMOUS and MAP_NORESERVE: address space without any promise of memory.
  private static final int PRIVATE_ANONYMOUS_UNRESERVED = 0x2 | 0x20 | 0x4000;
  private static final int ADVICE_NOT_NEEDED = 4;
  private static final int ADVICE_HUGE_PAGES = 14;

  private static final MemorySegment MAP = CLibrary.find("mmap");
  private static final MemorySegment UNMAP = CLibrary.find("munmap");
  private static final MemorySegment PROTECT = CLibrary.find("mprotect");
  private static final MemorySegment ADVISE = CLibrary.find("madvise");

  private SystemMemory() {}

  /** The address of a new range that may not be touched before it is committed. */
  static long reserve(long bytes) {
    long address = CLibrary.call(MAP, 0, bytes, PROTECT_NONE, PRIVATE_ANONYMOUS_UNRESERVED, -1, 0);
    if (address == -1) {
      throw new MemoryExhaustedException(
          "the system refuses to reserve " + bytes + " bytes of address space");
    }
    return address;
  }

  /** Gives a whole reserved range back. */
  static void unreserve(long address, long bytes) {
    demand((int) CLibrary.call(UNMAP, address, bytes), "to unmap", bytes);
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
    demand((int) CLibrary.call(PROTECT, address, bytes, protection, 0, 0, 0), "to commit", bytes);
  }

  private static int advise(long address, long bytes, int advice) {
    return (int) CLibrary.call(ADVISE, address, bytes, advice, 0, 0, 0);
  }

  private static void demand(int result, String what, long bytes) {
    if (result != 0) {
      throw new MemoryExhaustedException("the system refuses " + what + " " + bytes + " bytes");
    }
  }
}
