package dev.baton.engine.memory;

import dev.baton.engine.base.Native;

/**
 * The memory of the data set: blocks by address, with exact accounting, and the only way to read
 * and write them.
 *
 * <p>Where assertions are on, every access is proven to lie in live blocks, freed blocks are
 * poisoned, and a block that is freed twice, or with a wrong length, or written beyond its end ends
 * the run. In production the accesses are plain loads and stores. One thread uses it.
 *
 * <p>All integers are little-endian and need no alignment. A block of a multiple of 64 bytes up to
 * 1 KiB, and any block whose {@link #blockBytes} is such a multiple, starts at a cache line.
 */
public final class Memory {
  private final Region region;
  private final Allocator allocator;
  private final Shadow shadow;
  private final Pins pins = new Pins();

  /** Blocks will come from {@code region}, which the caller closes when all is over. */
  public Memory(Region region) {
    this.region = region;
    this.allocator = new Allocator(region);
    this.shadow = new Shadow(region);
  }

  /**
   * A new block of at least {@code bytes}, whose content is undefined.
   *
   * @throws MemoryExhaustedException when the region is full or the system has no more
   */
  public long allocate(long bytes) {
    long address = allocator.take(bytes);
    if (Checked.ON) {
      shadow.born(address, bytes, blockBytes(bytes));
    }
    return address;
  }

  /** Frees a block that was allocated, or last resized, with {@code bytes}; a pinned one later. */
  public void free(long address, long bytes) {
    if (!pins.postpones(address, bytes)) {
      release(address, bytes);
    }
  }

  /** Keeps what a block holds where it is until {@link #unpin}, whatever becomes of its owner. */
  public void pin(long address) {
    pins.add(address);
  }

  /** Takes back one {@link #pin}. */
  public void unpin(long address) {
    long freedBytes = pins.remove(address);
    if (freedBytes > 0) {
      release(address, freedBytes);
    }
  }

  /** Whether a block is pinned: who wants to change what it holds moves it first. */
  public boolean isPinned(long address) {
    return pins.has(address);
  }

  private void release(long address, long bytes) {
    if (Checked.ON) {
      shadow.died(address, bytes, blockBytes(bytes));
    }
    allocator.give(address, bytes);
  }

  /** Changes a block's length, keeping its content; returns where it is now. */
  public long resize(long address, long oldBytes, long newBytes) {
    if (blockBytes(oldBytes) != blockBytes(newBytes)) {
      return resizeHuge(address, oldBytes, newBytes);
    }
    if (Checked.ON) {
      shadow.resized(address, oldBytes, newBytes, blockBytes(newBytes));
    }
    return address;
  }

  /** Chooses what is worth moving, for a {@link Mover}. */
  public Compaction compaction() {
    return allocator.compaction();
  }

  /** Moves a block to a new place, where new blocks lie most densely; returns its new address. */
  public long relocate(long address, long bytes) {
    return move(address, bytes, bytes);
  }

  /** What a block of {@code bytes} really takes: the amount by which {@link #usedBytes} moves. */
  public static long blockBytes(long bytes) {
    return Allocator.blockBytes(bytes);
  }

  /** The sum of all live blocks, exact. */
  public long usedBytes() {
    return allocator.usedBytes();
  }

  /** What slabs and page runs span, free parts included; fragmentation is this over used bytes. */
  public long reservedBytes() {
    return allocator.reservedBytes();
  }

  /** What is committed from the operating system. */
  public long committedBytes() {
    return region.committedBytes();
  }

  /** What can still be committed for blocks, a part kept for small ones aside. */
  public long availableBytes() {
    return region.availableBytes();
  }

  /**
   * Refuses what would need more than can be committed, before anything is changed.
   *
   * @throws MemoryRefusedException when there is less
   */
  public void demand(long bytes) {
    if (bytes > region.availableBytes()) {
      throw new MemoryRefusedException("less than " + bytes + " bytes are left");
    }
  }

  /** The five-byte reference of the block at {@code address}; zero for zero. */
  public long reference(long address) {
    return region.reference(address);
  }

  /** The address that {@code reference}, which is not zero, names. */
  public long address(long reference) {
    return region.address(reference);
  }

  /** The address of the 5-byte reference stored at {@code address}; zero when none is. */
  public long getAddress(long address) {
    long reference =
        Integer.toUnsignedLong(getInt(address)) | ((long) getUnsignedByte(address + 4) << 32);
    return reference == 0 ? 0 : address(reference);
  }

  /** Stores the reference of {@code block}, or of nothing when that is zero, in five bytes. */
  public void putAddress(long address, long block) {
    long reference = reference(block);
    putInt(address, (int) reference);
    putByte(address + 4, (int) (reference >>> 32));
  }

  /** The byte at {@code address}. */
  public byte getByte(long address) {
    prove(address, 1);
    return Native.getByte(address);
  }

  /** The byte at {@code address} as a number from 0 to 255. */
  public int getUnsignedByte(long address) {
    return Byte.toUnsignedInt(getByte(address));
  }

  /** Stores the lower eight bits of {@code value}. */
  public void putByte(long address, int value) {
    prove(address, 1);
    Native.putByte(address, (byte) value);
  }

  /** The unsigned 16-bit integer at {@code address}. */
  public int getShort(long address) {
    prove(address, Short.BYTES);
    return Native.getShortLittleEndian(address);
  }

  /** Stores the lower sixteen bits of {@code value}. */
  public void putShort(long address, int value) {
    prove(address, Short.BYTES);
    Native.putShortLittleEndian(address, value);
  }

  /** The 32-bit integer at {@code address}. */
  public int getInt(long address) {
    prove(address, Integer.BYTES);
    return Native.getIntLittleEndian(address);
  }

  /** Stores a 32-bit integer. */
  public void putInt(long address, int value) {
    prove(address, Integer.BYTES);
    Native.putIntLittleEndian(address, value);
  }

  /** The 64-bit integer at {@code address}. */
  public long getLong(long address) {
    prove(address, Long.BYTES);
    return Native.getLongLittleEndian(address);
  }

  /** Stores a 64-bit integer. */
  public void putLong(long address, long value) {
    prove(address, Long.BYTES);
    Native.putLongLittleEndian(address, value);
  }

  /** Copies inside this memory; the ranges may overlap. */
  public void copy(long source, long target, long bytes) {
    prove(source, bytes);
    prove(target, bytes);
    Native.copy(source, target, bytes);
  }

  /** Copies from anywhere in native memory, such as a client's request, into a block. */
  public void copyIn(long source, long target, long bytes) {
    prove(target, bytes);
    Native.copy(source, target, bytes);
  }

  /** Copies heap bytes into a block. */
  public void copyIn(byte[] source, int offset, long target, int bytes) {
    prove(target, bytes);
    Native.copy(source, offset, target, bytes);
  }

  /** A heap copy of a part of a block. */
  public byte[] toBytes(long address, int bytes) {
    prove(address, bytes);
    return Native.toBytes(address, bytes);
  }

  /** Sets bytes of a block to zero; very many of them without touching them. */
  public void clear(long address, long bytes) {
    prove(address, bytes);
    SystemMemory.clearPart(address, bytes, Region.CHUNK_BYTES);
  }

  /** Sets bytes of a block to {@code value}. */
  public void fill(long address, long bytes, byte value) {
    prove(address, bytes);
    Native.fill(address, bytes, value);
  }

  /** Whether a part of a block holds the same as {@code bytes} anywhere in native memory. */
  public boolean equal(long address, long other, long bytes) {
    prove(address, bytes);
    return Native.equal(address, other, bytes);
  }

  /** Throws, in the checked mode, unless the range lies in live blocks. */
  public void prove(long address, long bytes) {
    if (Checked.ON) {
      shadow.prove(address, bytes);
    }
  }

  /** Throws, in the checked mode, unless this is exactly a live block. */
  public void proveBlock(long address, long bytes) {
    if (Checked.ON) {
      shadow.proveBlock(address, bytes);
    }
  }

  /**
   * The structural check: every list, count and sum of the allocator agrees with every other.
   *
   * @throws dev.baton.engine.base.BrokenInvariantException when one does not
   */
  public void verify() {
    allocator.verify();
  }

  /** What is larger than a chunk grows in place if it can; without memory it stays as it is. */
  private long resizeHuge(long address, long oldBytes, long newBytes) {
    if (!Allocator.isHuge(Math.min(oldBytes, newBytes)) || isPinned(address)) {
      return move(address, oldBytes, newBytes);
    }
    if (!Checked.ON) {
      return allocator.resizeHuge(address, oldBytes, newBytes);
    }
    shadow.left(address, oldBytes, blockBytes(oldBytes));
    long resized = address;
    long bytes = oldBytes;
    try {
      resized = allocator.resizeHuge(address, oldBytes, newBytes);
      bytes = newBytes;
    } finally {
      shadow.born(resized, bytes, blockBytes(bytes));
    }
    return resized;
  }

  private long move(long address, long oldBytes, long newBytes) {
    long target = allocate(newBytes);
    copy(address, target, Math.min(oldBytes, newBytes));
    free(address, oldBytes);
    return target;
  }
}
