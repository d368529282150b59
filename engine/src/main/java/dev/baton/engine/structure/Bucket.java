package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/**
 * The layout of one bucket: a cache line with ten slots, so that most searches touch one line
 * before they reach the entry.
 *
 * <pre>
 *   0   bits 0-9 which slots hold an entry, bits 10-19 their marks,
 *       bits 20-31 how many entries wanted this bucket, found it full and lie further on
 *   4   ten tags: the lowest byte of each entry's hash
 *   14  ten references of five bytes
 * </pre>
 */
final class Bucket {
  static final int BYTES = 64;
  static final int SLOTS = 10;

  private static final int TAGS = 4;
  private static final int REFERENCES = 14;
  private static final int REFERENCE_BYTES = 5;
  private static final int SLOT_MASK = (1 << SLOTS) - 1;
  private static final int OVERFLOW_SHIFT = 2 * SLOTS;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long SEVEN_BITS = 0x7f7f7f7f7f7f7f7fL;
  // Multiplying eight bytes of zero or one by this gathers them as bits in the highest byte.
  private static final long GATHER = 0x0102040810204080L;

  private Bucket() {}

  static int occupied(Memory memory, long bucket) {
    return memory.getInt(bucket) & SLOT_MASK;
  }

  /** How many entries lie further on because this bucket was full. */
  static int overflow(Memory memory, long bucket) {
    return memory.getInt(bucket) >>> OVERFLOW_SHIFT;
  }

  static void addOverflow(Memory memory, long bucket, int change) {
    memory.putInt(bucket, memory.getInt(bucket) + (change << OVERFLOW_SHIFT));
  }

  /** The slots, as bits, that hold an entry with {@code tag}. */
  static int matches(Memory memory, long bucket, int tag) {
    long eight = zeroBytes(memory.getLong(bucket + TAGS) ^ (tag * LOW_BITS));
    int low = (int) ((eight * GATHER) >>> 56);
    int two = memory.getShort(bucket + TAGS + Long.BYTES) ^ (tag * 0x0101);
    int ninth = (two & 0xff) == 0 ? 1 << 8 : 0;
    int tenth = (two >>> 8) == 0 ? 1 << 9 : 0;
    return (low | ninth | tenth) & occupied(memory, bucket);
  }

  /** A one in the lowest bit of each byte of {@code word} that is zero. */
  private static long zeroBytes(long word) {
    return ~(((word & SEVEN_BITS) + SEVEN_BITS) | word | SEVEN_BITS) >>> 7;
  }

  static int tag(Memory memory, long bucket, int slot) {
    return memory.getUnsignedByte(bucket + TAGS + slot);
  }

  static long entry(Memory memory, long bucket, int slot) {
    // The eight bytes that end with the reference, so that the last slot stays in the bucket.
    long word = memory.getLong(bucket + REFERENCES - 3 + (long) slot * REFERENCE_BYTES);
    return memory.address(word >>> 24);
  }

  static void putEntry(Memory memory, long bucket, int slot, long entry) {
    memory.putAddress(bucket + REFERENCES + (long) slot * REFERENCE_BYTES, entry);
  }

  static boolean isMarked(Memory memory, long bucket, int slot) {
    return ((memory.getInt(bucket) >>> (SLOTS + slot)) & 1) != 0;
  }

  static void mark(Memory memory, long bucket, int slot, boolean isMarked) {
    int bit = 1 << (SLOTS + slot);
    int word = memory.getInt(bucket);
    memory.putInt(bucket, isMarked ? word | bit : word & ~bit);
  }

  /** Fills a free slot. */
  static void occupy(Memory memory, long bucket, int slot, int tag, long entry, boolean isMarked) {
    int bits = (1 << slot) | (isMarked ? 1 << (SLOTS + slot) : 0);
    memory.putInt(bucket, memory.getInt(bucket) | bits);
    memory.putByte(bucket + TAGS + slot, tag);
    putEntry(memory, bucket, slot, entry);
  }

  static void vacate(Memory memory, long bucket, int slot) {
    int bits = (1 << slot) | (1 << (SLOTS + slot));
    memory.putInt(bucket, memory.getInt(bucket) & ~bits);
  }

  /** A free slot, or {@link #SLOTS} when all are taken. */
  static int freeSlot(Memory memory, long bucket) {
    return Integer.numberOfTrailingZeros(~occupied(memory, bucket));
  }
}
