package dev.baton.engine.memory;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;

/**
 * Finds room for blocks: small ones in slabs of their class, larger ones in runs of pages, those
 * larger than a chunk in chunks of their own. The sizes handed out are exact, so what is used is
 * the sum of the blocks and nothing is estimated.
 */
final class Allocator {
  private static final int PAGE_BYTES = 1 << 12;
  // The tail of the last chunk is at most a 32nd of this.
  private static final long HUGE_PAGES_BYTES_MIN = 32L * Region.CHUNK_BYTES;

  private final Region region;
  private final Runs slabs;
  private final Runs pages;
  private final SlabClass[] classes = new SlabClass[SizeClasses.COUNT];
  private final Compaction compaction;
  private long hugeBytes;
  private long usedBytes;

  Allocator(Region region) {
    this.region = region;
    this.slabs = new Runs(region, Slab.BYTES);
    this.pages = new Runs(region, PAGE_BYTES);
    for (int sizeClass = 1; sizeClass < classes.length; sizeClass++) {
      classes[sizeClass] = new SlabClass(sizeClass, slabs);
    }
    this.compaction = new Compaction(region, slabs, pages, classes, this::sparseBytes);
    slabs.whenShort(compaction::openAll);
    pages.whenShort(compaction::openAll);
  }

  static long blockBytes(long bytes) {
    return bytes <= SizeClasses.SLAB_BYTES_MAX
        ? SizeClasses.bytes(SizeClasses.of((int) bytes))
        : (bytes + PAGE_BYTES - 1) & -PAGE_BYTES;
  }

  long take(long bytes) {
    Check.that(bytes > 0, "a block has at least one byte");
    long address;
    if (bytes <= SizeClasses.SLAB_BYTES_MAX) {
      SlabClass slabClass = classes[SizeClasses.of((int) bytes)];
      address = slabClass.take();
      usedBytes += slabClass.blockBytes();
      return address;
    }
    long whole = blockBytes(bytes);
    if (whole <= Region.CHUNK_BYTES) {
      address = pages.take((int) (whole / PAGE_BYTES));
    } else {
      address = region.takeChunks(chunksFor(whole), false);
      adviseHugePages(address, whole);
      hugeBytes += whole;
    }
    usedBytes += whole;
    return address;
  }

  /** Whether a block has chunks of its own. */
  static boolean isHuge(long bytes) {
    return blockBytes(bytes) > Region.CHUNK_BYTES;
  }

  /** Resizes a huge block to another huge one, where it is or where it can grow on. */
  long resizeHuge(long address, long oldBytes, long newBytes) {
    long before = blockBytes(oldBytes);
    long after = blockBytes(newBytes);
    long resized = resizeChunks(address, before, after);
    adviseHugePages(resized, after);
    hugeBytes += after - before;
    usedBytes += after - before;
    return resized;
  }

  private long resizeChunks(long address, long before, long after) {
    int had = chunksFor(before);
    int wanted = chunksFor(after);
    if (wanted < had) {
      region.giveChunks(address + (long) wanted * Region.CHUNK_BYTES, had - wanted);
    }
    if (wanted <= had || region.extendChunks(address, had, wanted)) {
      return address;
    }
    long moved = region.takeLastChunks(wanted);
    Native.copy(address, moved, before);
    region.giveChunks(address, had);
    return moved;
  }

  /**
   * Only for what is very large: without huge pages the tail of the last chunk is never touched and
   * costs nothing.
   */
  private static void adviseHugePages(long address, long whole) {
    if (whole >= HUGE_PAGES_BYTES_MIN) {
      SystemMemory.adviseHugePages(address, (long) chunksFor(whole) * Region.CHUNK_BYTES);
    }
  }

  void give(long address, long bytes) {
    long whole = blockBytes(bytes);
    usedBytes -= whole;
    if (bytes <= SizeClasses.SLAB_BYTES_MAX) {
      classes[SizeClasses.of((int) bytes)].give(address);
    } else if (whole <= Region.CHUNK_BYTES) {
      pages.give(address, (int) (whole / PAGE_BYTES));
    } else {
      region.giveChunks(address, chunksFor(whole));
      hugeBytes -= whole;
    }
  }

  Compaction compaction() {
    return compaction;
  }

  /** What the chunks of slabs and page runs span and no block uses. */
  private long sparseBytes() {
    return slabs.chunkBytes() + pages.chunkBytes() - (usedBytes - hugeBytes);
  }

  long usedBytes() {
    return usedBytes;
  }

  /** What the slabs, page runs and chunks in use span, their unused parts included. */
  long reservedBytes() {
    return slabs.takenBytes() + pages.takenBytes() + hugeBytes;
  }

  void verify() {
    long live = pages.takenBytes() + hugeBytes;
    for (int sizeClass = 1; sizeClass < classes.length; sizeClass++) {
      classes[sizeClass].verify();
      live += classes[sizeClass].liveBytes();
    }
    slabs.verify();
    pages.verify();
    Check.that(live == usedBytes, "used bytes are the sum of the live blocks");
  }

  private static int chunksFor(long bytes) {
    return Math.toIntExact((bytes + Region.CHUNK_BYTES - 1) / Region.CHUNK_BYTES);
  }
}
