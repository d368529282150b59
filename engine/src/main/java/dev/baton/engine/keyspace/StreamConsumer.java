package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;

/** One consumer of a group: its name, when it was seen, and what it has not acknowledged. */
public final class StreamConsumer {
  /** The time of activity of a consumer that was never given an entry. */
  public static final long NEVER_ACTIVE = -1;

  private final Memory memory;
  private final StreamPending pending;
  private long address;

  StreamConsumer(Memory memory) {
    this.memory = memory;
    this.pending = new StreamPending(memory);
  }

  StreamConsumer at(long consumer) {
    address = consumer;
    pending.at(memory.getLong(consumer + StreamLayout.CONSUMER_PENDING));
    return this;
  }

  long address() {
    return address;
  }

  /** Where the name is. */
  public long nameAddress() {
    return StreamLayout.nameAddress(address, StreamLayout.CONSUMER_NAME);
  }

  /** The length of the name in bytes. */
  public int nameLength() {
    return memory.getInt(address + StreamLayout.CONSUMER_NAME);
  }

  /** When it last asked for something, in milliseconds since 1970. */
  public long seenAtMs() {
    return memory.getLong(address + StreamLayout.CONSUMER_SEEN);
  }

  /** Notes that it asked for something. */
  public void setSeenAtMs(long seenAtMs) {
    memory.putLong(address + StreamLayout.CONSUMER_SEEN, seenAtMs);
  }

  /** When it was last given an entry, or {@link #NEVER_ACTIVE}. */
  public long activeAtMs() {
    return memory.getLong(address + StreamLayout.CONSUMER_ACTIVE);
  }

  /** Notes that it was given an entry. */
  public void setActiveAtMs(long activeAtMs) {
    memory.putLong(address + StreamLayout.CONSUMER_ACTIVE, activeAtMs);
  }

  /** What it has not acknowledged. */
  public StreamPending pending() {
    return pending;
  }
}
