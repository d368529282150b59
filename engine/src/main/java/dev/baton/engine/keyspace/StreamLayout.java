package dev.baton.engine.keyspace;

import dev.baton.engine.base.Native;
import dev.baton.engine.memory.Memory;

/**
 * The blocks of a stream beside its log. Identifiers of entries are a time and a sequence of 8
 * bytes each, those of pending entries big-endian, so that the order of the bytes is theirs.
 *
 * <pre>
 *   stream    0 log  8 ranking of groups, 0 for none  16 last id  32 first id
 *             48 largest deleted id  64 entries added
 *   group     0 last delivered id  16 entries read  24 ranking of pending entries
 *             32 ranking of consumers  40 length of the name, 4 bytes  44 name
 *   consumer  0 seen at  8 active at  16 ranking of pending entries
 *             24 length of the name, 4 bytes  28 name
 *   pending   0 id  16 delivered at  24 deliveries  32 consumer, 0 for none yet
 * </pre>
 *
 * <p>A pending entry is one block in two rankings, its group's and its consumer's: so it is found
 * by its id, and passed over in the order of ids, in logarithmic time from both, however many there
 * are. A table would find it a little faster and could not tell which comes next, which XPENDING,
 * XAUTOCLAIM and the history of a consumer ask for.
 */
final class StreamLayout {
  static final int STREAM_BYTES = 72;
  static final int LOG = 0;
  static final int GROUPS = 8;
  static final int LAST = 16;
  static final int FIRST = 32;
  static final int MAX_DELETED = 48;
  static final int ENTRIES_ADDED = 64;

  static final int GROUP_LAST = 0;
  static final int GROUP_ENTRIES_READ = 16;
  static final int GROUP_PENDING = 24;
  static final int GROUP_CONSUMERS = 32;
  static final int GROUP_NAME = 40;

  static final int CONSUMER_SEEN = 0;
  static final int CONSUMER_ACTIVE = 8;
  static final int CONSUMER_PENDING = 16;
  static final int CONSUMER_NAME = 24;

  static final int PENDING_BYTES = 40;
  static final int PENDING_ID_BYTES = 16;
  static final int PENDING_DELIVERED_AT = 16;
  static final int PENDING_DELIVERIES = 24;
  static final int PENDING_CONSUMER = 32;

  private StreamLayout() {}

  /** A block with a name at {@code nameOffset}, the rest for the caller to fill. */
  static long createNamed(Memory memory, int nameOffset, long name, int length) {
    long block = memory.allocate(namedBytes(nameOffset, length));
    memory.putInt(block + nameOffset, length);
    memory.copyIn(name, nameAddress(block, nameOffset), length);
    return block;
  }

  /** The bytes of a block with a name. */
  static long namedBytes(int nameOffset, int length) {
    return nameOffset + Integer.BYTES + (long) length;
  }

  static long namedBytes(Memory memory, long block, int nameOffset) {
    return namedBytes(nameOffset, memory.getInt(block + nameOffset));
  }

  static void freeNamed(Memory memory, long block, int nameOffset) {
    memory.free(block, namedBytes(memory, block, nameOffset));
  }

  static long nameAddress(long block, int nameOffset) {
    return block + nameOffset + Integer.BYTES;
  }

  /** A pending entry that belongs to no consumer yet. */
  static long createPending(
      Memory memory, long timeMs, long sequence, long deliveredAtMs, long deliveries) {
    long pending = memory.allocate(PENDING_BYTES);
    memory.prove(pending, PENDING_ID_BYTES);
    putIdentifier(pending, timeMs, sequence);
    memory.putLong(pending + PENDING_DELIVERED_AT, deliveredAtMs);
    memory.putLong(pending + PENDING_DELIVERIES, deliveries);
    memory.putLong(pending + PENDING_CONSUMER, 0);
    return pending;
  }

  /** Writes the big-endian form of an identifier. */
  static void putIdentifier(long target, long timeMs, long sequence) {
    Native.putLongLittleEndian(target, Long.reverseBytes(timeMs));
    Native.putLongLittleEndian(target + Long.BYTES, Long.reverseBytes(sequence));
  }

  static void freePending(Memory memory, long pending) {
    memory.free(pending, PENDING_BYTES);
  }
}
