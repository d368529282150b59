package dev.baton.engine.replication;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Entropy;

/**
 * Which history of writes a node holds and how far: the identity that decides whether two nodes can
 * go on from each other without copying everything.
 *
 * <p>{@code replicationId} names the history. {@code secondId} names the one before it, from which
 * this one branched off at {@code secondOffset}: a peer that stands before the branch belongs to
 * both. {@code offset} counts the bytes of the stream applied. {@code epoch} counts promotions as
 * the operator numbers them and never falls.
 */
public final class History {
  /** The second id when there is none. */
  public static final String NO_ID = "0".repeat(40);

  private static final long NO_OFFSET = -1;

  private final Entropy entropy;
  private String replicationId;
  private String secondId = NO_ID;
  private long secondOffset = NO_OFFSET;
  private long offset;
  private long epoch;
  private boolean received;

  /** A new, empty history with a random id. */
  public History(Entropy entropy) {
    this.entropy = entropy;
    this.replicationId = entropy.nextId();
  }

  /** Forty hexadecimal digits. */
  public String replicationId() {
    return replicationId;
  }

  /** The id before the last branch; {@link #NO_ID} when there was none. */
  public String secondId() {
    return secondId;
  }

  /** The first offset that does not belong to {@link #secondId} any more; -1 without one. */
  public long secondOffset() {
    return secondOffset;
  }

  /** Bytes of the stream applied so far. */
  public long offset() {
    return offset;
  }

  /**
   * Whether another node may know this history: one that was received, even at offset zero, or that
   * has bytes. A fresh one is known to nobody, so it is no use to ask for its continuation.
   */
  public boolean isKnownToOthers() {
    return received || offset > 0;
  }

  /** The newest promotion known; zero when nobody numbers promotions. */
  public long epoch() {
    return epoch;
  }

  /** The stream grew. */
  public void advance(long bytes) {
    Check.that(bytes >= 0, "a stream only grows");
    offset += bytes;
  }

  /** Learns of a promotion; older news is ignored. */
  public void learnEpoch(long newer) {
    epoch = Math.max(epoch, newer);
  }

  /** Starts a new branch at this point: what a promotion does. */
  public void branch() {
    secondId = replicationId;
    // A peer that asks for this byte has everything before it, which both histories share.
    secondOffset = offset + 1;
    replicationId = entropy.nextId();
  }

  /** Takes a new id and forgets the old one: nobody may continue from here on the old. */
  public void renew() {
    replicationId = entropy.nextId();
    secondId = NO_ID;
    secondOffset = NO_OFFSET;
  }

  /** Takes over the history of a primary whose whole data was just received. */
  public void adopt(String id, long atOffset) {
    received = true;
    replicationId = id;
    offset = atOffset;
    secondId = NO_ID;
    secondOffset = NO_OFFSET;
  }

  /** The primary continues under another id, which branched off where we stand or later. */
  public void continueAs(String id) {
    if (!id.equals(replicationId)) {
      secondId = replicationId;
      secondOffset = offset + 1;
      replicationId = id;
    }
  }
}
