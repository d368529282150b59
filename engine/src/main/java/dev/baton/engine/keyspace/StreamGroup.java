package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.Ranking;

/**
 * One consumer group of a stream: how far it has read, its consumers, and what they have not
 * acknowledged. A view; {@link #consumer} is the consumer that was found, added or moved to last.
 */
public final class StreamGroup {
  /** The number of entries read of a group of which nobody can tell. */
  public static final long UNKNOWN_ENTRIES_READ = -1;

  private final Memory memory;
  private final StreamPending pending;
  private final Ranking consumers;
  private final StreamConsumer consumer;
  private final StreamPending formerOwner;
  private long address;

  StreamGroup(Memory memory) {
    this.memory = memory;
    this.pending = new StreamPending(memory);
    this.consumers =
        new Ranking(memory, new StreamMembers.Named(memory, StreamLayout.CONSUMER_NAME));
    this.consumer = new StreamConsumer(memory);
    this.formerOwner = new StreamPending(memory);
  }

  StreamGroup at(long group) {
    address = group;
    pending.at(memory.getLong(group + StreamLayout.GROUP_PENDING));
    consumers.at(memory.getLong(group + StreamLayout.GROUP_CONSUMERS));
    return this;
  }

  /** A new group in no stream. */
  StreamGroup create(long name, int length) {
    long group = StreamLayout.createNamed(memory, StreamLayout.GROUP_NAME, name, length);
    memory.putLong(group + StreamLayout.GROUP_PENDING, pending.create());
    memory.putLong(group + StreamLayout.GROUP_CONSUMERS, consumers.create());
    address = group;
    setLast(0, 0);
    setEntriesRead(UNKNOWN_ENTRIES_READ);
    return at(group);
  }

  long address() {
    return address;
  }

  /** Where the name is. */
  public long nameAddress() {
    return StreamLayout.nameAddress(address, StreamLayout.GROUP_NAME);
  }

  /** The length of the name in bytes. */
  public int nameLength() {
    return memory.getInt(address + StreamLayout.GROUP_NAME);
  }

  /** The first part of the identifier that was delivered last. */
  public long lastTimeMs() {
    return memory.getLong(address + StreamLayout.GROUP_LAST);
  }

  /** The second part of the identifier that was delivered last. */
  public long lastSequence() {
    return memory.getLong(address + StreamLayout.GROUP_LAST + Long.BYTES);
  }

  /** Sets the identifier that was delivered last. */
  public void setLast(long timeMs, long sequence) {
    memory.putLong(address + StreamLayout.GROUP_LAST, timeMs);
    memory.putLong(address + StreamLayout.GROUP_LAST + Long.BYTES, sequence);
  }

  /** Whether an identifier is above the one that was delivered last. */
  public boolean isBehind(long timeMs, long sequence) {
    return StreamId.compare(lastTimeMs(), lastSequence(), timeMs, sequence) < 0;
  }

  /** How many entries were read since the stream began, or {@link #UNKNOWN_ENTRIES_READ}. */
  public long entriesRead() {
    return memory.getLong(address + StreamLayout.GROUP_ENTRIES_READ);
  }

  /** Sets how many entries were read, or {@link #UNKNOWN_ENTRIES_READ}. */
  public void setEntriesRead(long entries) {
    memory.putLong(address + StreamLayout.GROUP_ENTRIES_READ, entries);
  }

  // ---- consumers, in the order of their names

  /** The number of consumers. */
  public long consumerCount() {
    return consumers.size();
  }

  /** The consumer that was found, added or moved to last. */
  public StreamConsumer consumer() {
    return consumer;
  }

  /** Moves to the first consumer. */
  public boolean firstConsumer() {
    return enter(consumers.first());
  }

  /** Moves to the next consumer; none has been added or removed since. */
  public boolean nextConsumer() {
    return enter(consumers.next());
  }

  /** Moves to the consumer with this name, if there is one. */
  public boolean findConsumer(long name, int length) {
    return enter(consumers.rankOf(0, name, length) >= 0);
  }

  /** Adds a consumer, whose name no other has, and moves to it. */
  public StreamConsumer addConsumer(long name, int length, long seenAtMs) {
    long added = StreamLayout.createNamed(memory, StreamLayout.CONSUMER_NAME, name, length);
    memory.putLong(added + StreamLayout.CONSUMER_PENDING, formerOwner.create());
    consumers.insert(0, added);
    consumer.at(added);
    consumer.setSeenAtMs(seenAtMs);
    consumer.setActiveAtMs(StreamConsumer.NEVER_ACTIVE);
    return consumer;
  }

  /** Removes {@link #consumer} and what it has not acknowledged; returns how many that were. */
  public long removeConsumer() {
    long removed = consumer.address();
    StreamPending its = consumer.pending();
    long count = its.size();
    while (its.first()) {
      long entry = its.block();
      its.remove(entry);
      pending.remove(entry);
      StreamLayout.freePending(memory, entry);
    }
    its.dispose(true);
    consumers.remove(0, consumer.nameAddress(), consumer.nameLength());
    StreamLayout.freeNamed(memory, removed, StreamLayout.CONSUMER_NAME);
    return count;
  }

  /** Frees one slice of what the group holds; returns whether there was something. */
  boolean empty() {
    if (firstConsumer()) {
      // The entries are the group's: here only the consumer's list of them goes.
      if (!consumer.pending().dispose(false)) {
        consumers.remove(0, consumer.nameAddress(), consumer.nameLength());
        StreamLayout.freeNamed(memory, consumer.address(), StreamLayout.CONSUMER_NAME);
      }
      return true;
    }
    if (memory.getLong(address + StreamLayout.GROUP_PENDING) == 0) {
      return false;
    }
    if (!pending.dispose(true)) {
      memory.putLong(address + StreamLayout.GROUP_PENDING, 0);
    }
    return true;
  }

  /** Frees the group, which is in no stream any more and holds nothing. */
  void free() {
    consumers.dispose(_ -> {});
    StreamLayout.freeNamed(memory, address, StreamLayout.GROUP_NAME);
  }

  /** Copies consumers and pending entries of another group into this one, which has none. */
  void copyFrom(StreamGroup other) {
    setLast(other.lastTimeMs(), other.lastSequence());
    setEntriesRead(other.entriesRead());
    for (boolean more = other.firstConsumer(); more; more = other.nextConsumer()) {
      StreamConsumer from = other.consumer();
      addConsumer(from.nameAddress(), from.nameLength(), from.seenAtMs());
      consumer.setActiveAtMs(from.activeAtMs());
      StreamPending its = from.pending();
      for (boolean entry = its.first(); entry; entry = its.next()) {
        addPending(its.timeMs(), its.sequence(), its.deliveredAtMs(), its.deliveries());
        assign();
      }
    }
  }

  /** All bytes of the group. */
  long bytes() {
    long bytes =
        Memory.blockBytes(StreamLayout.namedBytes(memory, address, StreamLayout.GROUP_NAME))
            + pending.bytes()
            + consumers.bytes()
            + pending.size() * Memory.blockBytes(StreamLayout.PENDING_BYTES);
    for (boolean more = firstConsumer(); more; more = nextConsumer()) {
      long block =
          StreamLayout.namedBytes(memory, consumer.address(), StreamLayout.CONSUMER_NAME);
      bytes += Memory.blockBytes(block) + consumer.pending().bytes();
    }
    return bytes;
  }

  private boolean enter(boolean isThere) {
    if (isThere) {
      consumer.at(consumers.entry());
    }
    return isThere;
  }

  // ---- pending entries

  /** What the consumers have not acknowledged. */
  public StreamPending pending() {
    return pending;
  }

  /**
   * Adds a pending entry, of which there is none with this identifier yet, that belongs to nobody,
   * and moves {@link #pending} to it. The caller gives it to a consumer with {@link #assign}.
   */
  public void addPending(long timeMs, long sequence, long deliveredAtMs, long deliveries) {
    pending.insert(
        StreamLayout.createPending(memory, timeMs, sequence, deliveredAtMs, deliveries));
    pending.find(timeMs, sequence);
  }

  /** Gives the entry that {@link #pending} is on to {@link #consumer}, whoever had it. */
  public void assign() {
    long entry = pending.block();
    long former = pending.owner();
    if (former == consumer.address()) {
      return;
    }
    if (former != 0) {
      formerOwner.at(memory.getLong(former + StreamLayout.CONSUMER_PENDING)).remove(entry);
    }
    memory.putLong(entry + StreamLayout.PENDING_CONSUMER, consumer.address());
    consumer.pending().insert(entry);
  }

  /** Removes the entry that {@link #pending} is on, here and from its consumer. */
  public void removePending() {
    long entry = pending.block();
    long owner = pending.owner();
    if (owner != 0) {
      formerOwner.at(memory.getLong(owner + StreamLayout.CONSUMER_PENDING)).remove(entry);
    }
    pending.remove(entry);
    StreamLayout.freePending(memory, entry);
  }
}
