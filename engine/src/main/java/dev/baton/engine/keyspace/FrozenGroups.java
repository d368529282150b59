package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;

/**
 * The consumer groups of a stream as they were at the moment of a cut: one block with all of them,
 * copied at once, 32 bytes for each pending entry. That is a walk along the entries, some ten
 * thousand in a fraction of a millisecond; keeping each of them when it changes would cost every
 * acknowledgement more than that.
 *
 * <p>A cursor: groups, of each its consumers, of each its pending entries. In the block they follow
 * each other in the forms of {@link StreamLayout}, with numbers of what follows in place of lists.
 */
public final class FrozenGroups {
  private static final int PENDING_BYTES = StreamLayout.PENDING_CONSUMER;
  private static final long NONE = 0;

  private final Memory memory;
  private final long count;
  private final long bytes;
  private long block;
  private long end;

  private long groupsLeft;
  private long group;
  private long consumersLeft;
  private long consumer;
  private long pendingLeft;
  private long pending;

  FrozenGroups(Memory memory, StreamValue stream) {
    this.memory = memory;
    this.count = stream.groupCount();
    this.bytes = count == 0 ? 0 : bytesOf(stream);
    this.groupsLeft = count;
    if (bytes > 0) {
      block = memory.allocate(bytes);
      end = block;
      copy(stream);
      Check.that(end == block + bytes, "all groups fill their block");
      end = block;
    }
  }

  private long bytesOf(StreamValue stream) {
    long sum = 0;
    for (boolean more = stream.firstGroup(); more; more = stream.nextGroup()) {
      StreamGroup each = stream.group();
      sum += StreamLayout.namedBytes(StreamLayout.GROUP_NAME, each.nameLength());
      for (boolean isThere = each.firstConsumer(); isThere; isThere = each.nextConsumer()) {
        StreamConsumer its = each.consumer();
        sum += StreamLayout.namedBytes(StreamLayout.CONSUMER_NAME, its.nameLength());
        sum += its.pending().size() * PENDING_BYTES;
      }
    }
    return sum;
  }

  private void copy(StreamValue stream) {
    for (boolean more = stream.firstGroup(); more; more = stream.nextGroup()) {
      StreamGroup each = stream.group();
      long header = append(each.address(), StreamLayout.GROUP_NAME, each.nameLength());
      memory.putLong(header + StreamLayout.GROUP_CONSUMERS, each.consumerCount());
      long ofAll = 0;
      for (boolean isThere = each.firstConsumer(); isThere; isThere = each.nextConsumer()) {
        ofAll += copy(each.consumer());
      }
      memory.putLong(header + StreamLayout.GROUP_PENDING, ofAll);
    }
  }

  private long copy(StreamConsumer its) {
    long header = append(its.address(), StreamLayout.CONSUMER_NAME, its.nameLength());
    StreamPending owned = its.pending();
    memory.putLong(header + StreamLayout.CONSUMER_PENDING, owned.size());
    for (boolean isThere = owned.first(); isThere; isThere = owned.next()) {
      memory.copy(owned.block(), end, PENDING_BYTES);
      end += PENDING_BYTES;
    }
    return owned.size();
  }

  private long append(long named, int nameOffset, int nameLength) {
    long header = end;
    long length = StreamLayout.namedBytes(nameOffset, nameLength);
    memory.copy(named, header, length);
    end += length;
    return header;
  }

  /** The bytes of the copy. */
  long bytes() {
    return bytes == 0 ? 0 : Memory.blockBytes(bytes);
  }

  void free() {
    if (block != NONE) {
      memory.free(block, bytes);
      block = NONE;
    }
  }

  // ---- groups

  /** The number of groups. */
  public long count() {
    return count;
  }

  /** Moves to the next group, after all of the one before was passed. */
  public boolean nextGroup() {
    if (groupsLeft == 0) {
      return false;
    }
    groupsLeft--;
    group = end;
    rewindGroup();
    return true;
  }

  /** Goes back to where the consumers of this group begin. */
  public void rewindGroup() {
    end = group + StreamLayout.namedBytes(memory, group, StreamLayout.GROUP_NAME);
    consumersLeft = consumerCount();
    pendingLeft = 0;
  }

  /** Where the name of this group is. */
  public long groupNameAddress() {
    return StreamLayout.nameAddress(group, StreamLayout.GROUP_NAME);
  }

  /** The length of the name of this group. */
  public int groupNameLength() {
    return memory.getInt(group + StreamLayout.GROUP_NAME);
  }

  /** The first part of the identifier that was delivered last. */
  public long lastTimeMs() {
    return memory.getLong(group + StreamLayout.GROUP_LAST);
  }

  /** The second part of the identifier that was delivered last. */
  public long lastSequence() {
    return memory.getLong(group + StreamLayout.GROUP_LAST + Long.BYTES);
  }

  /** How many entries were read, or {@link StreamGroup#UNKNOWN_ENTRIES_READ}. */
  public long entriesRead() {
    return memory.getLong(group + StreamLayout.GROUP_ENTRIES_READ);
  }

  /** The number of pending entries of all consumers of this group. */
  public long groupPendingCount() {
    return memory.getLong(group + StreamLayout.GROUP_PENDING);
  }

  /** The number of consumers of this group. */
  public long consumerCount() {
    return memory.getLong(group + StreamLayout.GROUP_CONSUMERS);
  }

  // ---- consumers

  /** Moves to the next consumer of this group, after all of the one before was passed. */
  public boolean nextConsumer() {
    if (consumersLeft == 0) {
      return false;
    }
    consumersLeft--;
    consumer = end;
    end += StreamLayout.namedBytes(memory, consumer, StreamLayout.CONSUMER_NAME);
    pendingLeft = pendingCount();
    return true;
  }

  /** Where the name of this consumer is. */
  public long consumerNameAddress() {
    return StreamLayout.nameAddress(consumer, StreamLayout.CONSUMER_NAME);
  }

  /** The length of the name of this consumer. */
  public int consumerNameLength() {
    return memory.getInt(consumer + StreamLayout.CONSUMER_NAME);
  }

  /** When this consumer last asked for something. */
  public long seenAtMs() {
    return memory.getLong(consumer + StreamLayout.CONSUMER_SEEN);
  }

  /** When this consumer was last given an entry, or {@link StreamConsumer#NEVER_ACTIVE}. */
  public long activeAtMs() {
    return memory.getLong(consumer + StreamLayout.CONSUMER_ACTIVE);
  }

  /** The number of pending entries of this consumer. */
  public long pendingCount() {
    return memory.getLong(consumer + StreamLayout.CONSUMER_PENDING);
  }

  // ---- pending entries

  /** Moves to the next pending entry of this consumer. */
  public boolean nextPending() {
    if (pendingLeft == 0) {
      return false;
    }
    pendingLeft--;
    pending = end;
    end += PENDING_BYTES;
    return true;
  }

  /** Moves to the next pending entry of whichever consumer of this group. */
  public boolean nextPendingOfGroup() {
    while (!nextPending()) {
      if (!nextConsumer()) {
        return false;
      }
    }
    return true;
  }

  /** The first part of this pending entry's identifier. */
  public long timeMs() {
    return Long.reverseBytes(memory.getLong(pending));
  }

  /** The second part of this pending entry's identifier. */
  public long sequence() {
    return Long.reverseBytes(memory.getLong(pending + Long.BYTES));
  }

  /** When this pending entry was last delivered. */
  public long deliveredAtMs() {
    return memory.getLong(pending + StreamLayout.PENDING_DELIVERED_AT);
  }

  /** How often this pending entry was delivered. */
  public long deliveries() {
    return memory.getLong(pending + StreamLayout.PENDING_DELIVERIES);
  }
}
