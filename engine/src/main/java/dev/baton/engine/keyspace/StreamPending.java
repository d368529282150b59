package dev.baton.engine.keyspace;

import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.Ranking;

/**
 * The pending entries of a group or of a consumer in the order of their identifiers: delivered and
 * not yet acknowledged. A view with a cursor, which a change of which entries there are leaves on
 * none.
 */
public final class StreamPending {
  private final Memory memory;
  private final Ranking ranking;
  // Lives as long as this view, which its user keeps for the life of the process.
  private final NativeBuffer identifier = new NativeBuffer(StreamLayout.PENDING_ID_BYTES);

  StreamPending(Memory memory) {
    this.memory = memory;
    this.ranking = new Ranking(memory, new StreamMembers.Pending());
  }

  /** Makes an empty list and sets this view on it; returns its root, which stays. */
  long create() {
    return ranking.create();
  }

  StreamPending at(long root) {
    ranking.at(root);
    return this;
  }

  /** The number of pending entries. */
  public long size() {
    return ranking.size();
  }

  /** Moves to the first entry. */
  public boolean first() {
    return ranking.first();
  }

  /** Moves to the last entry. */
  public boolean last() {
    return ranking.last();
  }

  /** Moves to the next entry. */
  public boolean next() {
    return ranking.next();
  }

  /** Moves to the first entry from this identifier on. */
  public boolean seek(long timeMs, long sequence) {
    StreamLayout.putIdentifier(identifier.address(), timeMs, sequence);
    ranking.countBelow(identifier.address(), StreamLayout.PENDING_ID_BYTES, false);
    return ranking.isOnItem();
  }

  /** Moves to the entry with this identifier, if there is one. */
  public boolean find(long timeMs, long sequence) {
    StreamLayout.putIdentifier(identifier.address(), timeMs, sequence);
    return ranking.rankOf(0, identifier.address(), StreamLayout.PENDING_ID_BYTES) >= 0;
  }

  /** The first part of this entry's identifier. */
  public long timeMs() {
    return Long.reverseBytes(memory.getLong(block()));
  }

  /** The second part of this entry's identifier. */
  public long sequence() {
    return Long.reverseBytes(memory.getLong(block() + Long.BYTES));
  }

  /** When this entry was last delivered, in milliseconds since 1970. */
  public long deliveredAtMs() {
    return memory.getLong(block() + StreamLayout.PENDING_DELIVERED_AT);
  }

  /** How often this entry was delivered. */
  public long deliveries() {
    return memory.getLong(block() + StreamLayout.PENDING_DELIVERIES);
  }

  /** Notes a delivery of this entry. */
  public void setDelivered(long deliveredAtMs, long deliveries) {
    memory.putLong(block() + StreamLayout.PENDING_DELIVERED_AT, deliveredAtMs);
    memory.putLong(block() + StreamLayout.PENDING_DELIVERIES, deliveries);
  }

  /** Whether this entry belongs to a consumer, as all do but those being loaded or forced. */
  public boolean isOwned() {
    return owner() != 0;
  }

  /** Whether this entry belongs to a consumer. */
  public boolean isOwnedBy(StreamConsumer consumer) {
    return owner() == consumer.address();
  }

  /** Where the name of this entry's consumer is. */
  public long ownerNameAddress() {
    return StreamLayout.nameAddress(owner(), StreamLayout.CONSUMER_NAME);
  }

  /** The length of the name of this entry's consumer. */
  public int ownerNameLength() {
    return memory.getInt(owner() + StreamLayout.CONSUMER_NAME);
  }

  long owner() {
    return memory.getLong(block() + StreamLayout.PENDING_CONSUMER);
  }

  /** This entry's block. */
  long block() {
    return ranking.entry();
  }

  void insert(long pending) {
    ranking.insert(0, pending);
  }

  /** Frees one slice of the list, with its entries if so asked; returns whether more is left. */
  boolean dispose(boolean freesEntries) {
    return ranking.dispose(
        entry -> {
          if (freesEntries) {
            StreamLayout.freePending(memory, entry);
          }
        });
  }

  /** The bytes of the list itself, without its entries. */
  long bytes() {
    return ranking.bytes();
  }

  void remove(long pending) {
    ranking.remove(0, pending, StreamLayout.PENDING_ID_BYTES);
  }
}
