package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Lzf;
import dev.baton.engine.memory.Memory;

/**
 * The block that holds the elements of a node of a linked packed list: the packed list itself, or
 * that list compressed by LZF, which a negative length tells apart.
 *
 * <pre>
 *   0  length of the block, as a negative number   4  number of elements
 *   8  length of the packed list                  12  the packed list, compressed
 * </pre>
 *
 * <p>A view: {@link #at} sets it on a block.
 */
public final class StoredNode {
  static final int HEADER_BYTES = 12;
  private static final int ELEMENTS = 4;
  private static final int PLAIN_BYTES = 8;

  private final Memory memory;
  private long block;

  /** A view on blocks in {@code memory}. */
  public StoredNode(Memory memory) {
    this.memory = memory;
  }

  /** Sets this view on a block. */
  public StoredNode at(long stored) {
    block = stored;
    return this;
  }

  /** Whether the packed list is compressed. */
  public boolean isCompressed() {
    return isCompressed(memory, block);
  }

  /** Where the packed list is, or the compressed form of it. */
  public long textAddress() {
    return isCompressed() ? block + HEADER_BYTES : block;
  }

  /** The length of what is at {@link #textAddress}, in bytes. */
  public int textLength() {
    return isCompressed() ? bytes(memory, block) - HEADER_BYTES : bytes(memory, block);
  }

  /** The length of the packed list in bytes. */
  public int plainBytes() {
    return plainBytes(memory, block);
  }

  // ---- blocks by address

  static boolean isCompressed(Memory memory, long block) {
    return memory.getInt(block) < 0;
  }

  /** The length of a block, whatever it holds. */
  public static int bytes(Memory memory, long block) {
    return Math.abs(memory.getInt(block));
  }

  static int plainBytes(Memory memory, long block) {
    int bytes = memory.getInt(block);
    return bytes < 0 ? memory.getInt(block + PLAIN_BYTES) : bytes;
  }

  /** The number of elements; {@link PackedCursor#COUNT_UNKNOWN} when they must be counted. */
  static int elements(Memory memory, long block) {
    return isCompressed(memory, block)
        ? memory.getInt(block + ELEMENTS)
        : memory.getShort(block + PackedCursor.COUNT);
  }

  /** Fills in what stands before a compressed list. */
  static void putHeader(Memory memory, long block, int bytes, int elements, int plainBytes) {
    memory.putInt(block, -bytes);
    memory.putInt(block + ELEMENTS, elements);
    memory.putInt(block + PLAIN_BYTES, plainBytes);
  }

  /** A new block with the packed list that one holds compressed. */
  static long expand(Memory memory, long block) {
    int plainBytes = plainBytes(memory, block);
    int length = bytes(memory, block) - HEADER_BYTES;
    long plain = memory.allocate(plainBytes);
    memory.prove(block + HEADER_BYTES, length);
    memory.prove(plain, plainBytes);
    boolean isWhole = Lzf.decompress(block + HEADER_BYTES, length, plain, plainBytes);
    Check.that(isWhole, "what was compressed here yields the same length again");
    return plain;
  }
}
