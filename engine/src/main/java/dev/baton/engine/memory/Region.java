package dev.baton.engine.memory;

import dev.baton.engine.base.Check;
import java.util.BitSet;

/**
 * One reserved range of addresses, of which chunks of {@link #CHUNK_BYTES} are committed as needed.
 *
 * <p>Because all blocks lie in one range, a block is named by a <em>reference</em> of five bytes:
 * its distance from the start in units of {@link #GRAIN_BYTES}. Reference zero names nothing.
 */
public final class Region implements AutoCloseable {
  /** The unit of commitment: the size of a huge page, so that one entry of the TLB covers it. */
  public static final int CHUNK_BYTES = 1 << 21;

  /** Every block starts at a multiple of this. */
  public static final int GRAIN_BYTES = 8;

  /** The bits of a reference. */
  public static final int REFERENCE_BITS = 40;

  // 64 MiB, but never more than an eighth of the range.
  private static final int SPARE_CHUNKS_MAX = 32;
  private static final int SPARE_SHARE = 8;

  // A server that holds next to nothing grows slowly, and keeps no chunk it does not need.
  private static final int UNPREPARED_CHUNKS = 4;

  private static final int NOWHERE = -1;
  private static final int GRAIN_SHIFT = 3;
  private static final long BYTES_MAX = 1L << (REFERENCE_BITS + GRAIN_SHIFT);

  private final long mapped;
  private final long mappedBytes;
  private final long base;
  private final int chunksMax;
  private final int spareChunks;
  private final BitSet taken = new BitSet();
  private int chunks;
  private Backing backing = Backing.NONE;
  private int ahead = NOWHERE;
  private boolean closed;

  private Region(long mapped, long mappedBytes, int chunksMax) {
    this.mapped = mapped;
    this.mappedBytes = mappedBytes;
    this.base = (mapped + CHUNK_BYTES - 1) & -CHUNK_BYTES;
    this.chunksMax = chunksMax;
    this.spareChunks = Math.min(SPARE_CHUNKS_MAX, chunksMax / SPARE_SHARE);
  }

  /**
   * Reserves address space for {@code bytes}; no memory is used yet.
   *
   * @throws MemoryExhaustedException when the system refuses
   */
  public static Region reserve(long bytes) {
    Check.that(bytes >= CHUNK_BYTES && bytes < BYTES_MAX, "a region fits its references");
    long whole = (bytes + CHUNK_BYTES - 1) & -CHUNK_BYTES;
    // One chunk more than asked for pays for moving the start to a multiple of the chunk size.
    long mappedBytes = whole + CHUNK_BYTES;
    return new Region(SystemMemory.reserve(mappedBytes), mappedBytes, (int) (whole / CHUNK_BYTES));
  }

  /**
   * From now on the chunk that will be taken next is committed ahead and prepared by {@code
   * newBacking}. It is not counted before it is taken.
   */
  public void prepareBy(Backing newBacking) {
    backing = newBacking;
  }

  /** The reference of the block at {@code address}; zero for zero. */
  public long reference(long address) {
    return address == 0 ? 0 : ((address - base) >>> GRAIN_SHIFT) + 1;
  }

  /** The address of the block that {@code reference} names; it must name one. */
  public long address(long reference) {
    return base + ((reference - 1) << GRAIN_SHIFT);
  }

  /** The bytes committed now. */
  public long committedBytes() {
    return (long) chunks * CHUNK_BYTES;
  }

  /** The bytes that can be committed at most. */
  public long capacityBytes() {
    return (long) chunksMax * CHUNK_BYTES;
  }

  /**
   * The bytes that can still be committed without touching those spared for small blocks; large
   * blocks need them in one piece.
   */
  public long availableBytes() {
    return Math.max(0, (long) (chunksMax - chunks - spareChunks) * CHUNK_BYTES);
  }

  /** Gives all memory and the addresses back; a second call does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      SystemMemory.unreserve(mapped, mappedBytes);
    }
  }

  /** Commits {@code count} adjoining chunks and returns the address of the first. */
  long takeChunks(int count, boolean hugePages) {
    int first = count == 1 ? findFree(1) : findPiece(count);
    long address = chunkAddress(first);
    if (count > 1 || first != ahead) {
      commit(address, count);
      if (hugePages) {
        SystemMemory.adviseHugePages(address, (long) count * CHUNK_BYTES);
      }
    }
    take(first, count);
    if (count == 1 && chunks > UNPREPARED_CHUNKS) {
      prepareNext();
    }
    return address;
  }

  private void take(int first, int count) {
    taken.set(first, first + count);
    chunks += count;
    if (ahead >= first && ahead < first + count) {
      ahead = NOWHERE;
    }
  }

  /** Makes the next single chunk ready; the one that was is given back, if it is another. */
  private void prepareNext() {
    int next = backing.equals(Backing.NONE) ? NOWHERE : search(1);
    if (next == ahead) {
      return;
    }
    if (ahead != NOWHERE) {
      SystemMemory.decommit(chunkAddress(ahead), CHUNK_BYTES);
    }
    ahead = next;
    if (next != NOWHERE) {
      try {
        SystemMemory.commit(chunkAddress(next), CHUNK_BYTES);
      } catch (MemoryExhaustedException refusal) {
        // Who needs it will be told.
        ahead = NOWHERE;
        return;
      }
      SystemMemory.adviseHugePages(chunkAddress(next), CHUNK_BYTES);
      backing.prepare(chunkAddress(next), CHUNK_BYTES);
    }
  }

  /**
   * Commits more chunks right behind {@code count} taken ones, which become {@code wanted}; false
   * when some of them are taken already.
   */
  boolean extendChunks(long address, int count, int wanted) {
    int first = chunkIndex(address);
    int next = taken.nextSetBit(first + count);
    boolean isFree = next < 0 || next >= first + wanted;
    boolean fits =
        first + wanted <= chunksMax && chunks + wanted - count + spareChunks <= chunksMax;
    if (!isFree || !fits) {
      return false;
    }
    commit(chunkAddress(first + count), wanted - count);
    take(first + count, wanted - count);
    return true;
  }

  /** As {@link #takeChunks}, with room behind them to grow into where there is any. */
  long takeLastChunks(int count) {
    int first = Math.max(0, taken.length());
    int wanted = chunks + count + spareChunks;
    if (first + count > chunksMax || wanted > chunksMax) {
      return takeChunks(count, false);
    }
    long address = chunkAddress(first);
    commit(address, count);
    take(first, count);
    return address;
  }

  /** Decommits chunks taken before. */
  void giveChunks(long address, int count) {
    int first = chunkIndex(address);
    Check.that(taken.nextClearBit(first) >= first + count, "only taken chunks are given back");
    SystemMemory.decommit(address, (long) count * CHUNK_BYTES);
    taken.clear(first, first + count);
    chunks -= count;
  }

  /** Whether no chunk is left, not even for small blocks. */
  boolean isFull() {
    return chunks == chunksMax;
  }

  /** The number of the first chunk that has none taken behind it. */
  int chunksEnd() {
    return taken.length();
  }

  /** The number of the chunk that holds {@code address}. */
  int chunkIndex(long address) {
    return (int) ((address - base) / CHUNK_BYTES);
  }

  long chunkAddress(int index) {
    return base + (long) index * CHUNK_BYTES;
  }

  /** Whether {@code address} lies in a committed chunk. */
  boolean isCommitted(long address) {
    return address >= base && address < chunkAddress(chunksMax) && taken.get(chunkIndex(address));
  }

  /** Several chunks in one piece, as long as the spare ones stay free. */
  private int findPiece(int count) {
    int first = chunks + count + spareChunks > chunksMax ? NOWHERE : search(count);
    if (first == NOWHERE) {
      throw new MemoryRefusedException(
          "no " + count + " adjoining chunks are left of " + capacityBytes() + " reserved bytes");
    }
    return first;
  }

  private static void commit(long address, int count) {
    try {
      SystemMemory.commit(address, (long) count * CHUNK_BYTES);
    } catch (MemoryExhaustedException refusal) {
      if (count == 1) {
        throw refusal;
      }
      throw new MemoryRefusedException(String.valueOf(refusal.getMessage()));
    }
  }

  private int findFree(int count) {
    int first = search(count);
    if (first == NOWHERE) {
      throw new MemoryExhaustedException(
          "no chunk is left of " + capacityBytes() + " reserved bytes");
    }
    return first;
  }

  private int search(int count) {
    int first = taken.nextClearBit(0);
    while (first + count <= chunksMax) {
      int next = taken.nextSetBit(first);
      if (next < 0 || next - first >= count) {
        return first;
      }
      first = taken.nextClearBit(next);
    }
    return NOWHERE;
  }
}
