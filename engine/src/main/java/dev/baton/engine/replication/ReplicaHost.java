package dev.baton.engine.replication;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.persistence.RdbFormatException;

/** What the replica side asks of its node. */
public interface ReplicaHost {
  /** Starts connecting; the node answers with {@link ReplicaSide#onConnected} or its opposite. */
  void connect(long attempt, HostPort target, long timeoutMs);

  /** Sends bytes to the primary. */
  void send(byte[] bytes);

  /** Closes the link to the primary, without telling {@link ReplicaSide#onClosed} about it. */
  void disconnect();

  /** Whether there is any data that a snapshot would replace. */
  boolean holdsData();

  /** A snapshot of that history is about to arrive. */
  void beginLoad(String replicationId, long nowMs);

  /**
   * Decodes bytes of the snapshot.
   *
   * @return how many of them lie behind its end
   * @throws RdbFormatException when the snapshot cannot be loaded
   */
  int load(long address, int length);

  /** Whether the end of the snapshot was reached. */
  boolean isLoadComplete();

  /** The snapshot is complete and right: it replaces the data. */
  void commitLoad(String replicationId, long offset, long nowMs);

  /** The snapshot is worth nothing. */
  void abortLoad();

  /** The stream goes on from the data we have, under this id of the primary's. */
  void continueHistory(String replicationId, long epoch, long nowMs);

  /** The node that was asked to take our place is the primary now. */
  void onHandoverAccepted(long nowMs);

  /** The node that was asked to take our place does not. */
  void onHandoverRefused(long nowMs);

  /** Bytes of the stream. */
  void onStream(long address, int length, long nowMs);

  /** The state changed: whoever shows or waits for it may look again. */
  void onStateChanged(long nowMs);

  /** The offset up to which a crash loses nothing; -1 when nothing is kept on the disk. */
  default long durableOffset() {
    return -1;
  }
}
