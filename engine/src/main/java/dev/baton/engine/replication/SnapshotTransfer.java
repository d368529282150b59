package dev.baton.engine.replication;

import dev.baton.engine.base.Native;
import dev.baton.engine.persistence.RdbFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot on its way from the primary: a payload of an announced length, or one that goes on
 * until a mark of forty random bytes. Its bytes go to the host, which loads them as they come.
 */
final class SnapshotTransfer {
  private static final String END_MARK = "$EOF:";
  private static final int END_MARK_BYTES = 40;

  private final ReplicaHost host;
  private final @Nullable String endMark;
  private final long payloadBytes;
  private long receivedBytes;
  private int endMarkMatched;
  private boolean endMarkAwaited;
  private boolean complete;

  private SnapshotTransfer(ReplicaHost host, @Nullable String endMark, long payloadBytes) {
    this.host = host;
    this.endMark = endMark;
    this.payloadBytes = payloadBytes;
  }

  /** The transfer that {@code $length} or {@code $EOF:mark} announces; null for another answer. */
  static @Nullable SnapshotTransfer announced(String answer, ReplicaHost host) {
    if (answer.startsWith(END_MARK) && answer.length() == END_MARK.length() + END_MARK_BYTES) {
      return new SnapshotTransfer(host, answer.substring(END_MARK.length()), 0);
    }
    return answer.matches("\\$\\d{1,18}")
        ? new SnapshotTransfer(host, null, Long.parseLong(answer.substring(1)))
        : null;
  }

  /** The announced length; zero when only the mark tells the end. */
  long payloadBytes() {
    return payloadBytes;
  }

  long receivedBytes() {
    return receivedBytes;
  }

  /** Whether all of it is loaded. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Takes some of the bytes; returns how many.
   *
   * @throws RdbFormatException when they are no snapshot, or it does not end where it should
   */
  int receive(long address, int length) {
    if (endMarkAwaited) {
      return receiveEndMark(address, length);
    }
    int offered = endMark == null ? (int) Math.min(length, payloadBytes - receivedBytes) : length;
    int behind = host.load(address, offered);
    int taken = offered - behind;
    receivedBytes += taken;
    boolean loaded = host.isLoadComplete();
    if (loaded && endMark != null) {
      endMarkAwaited = true;
    } else if (endMark == null && receivedBytes + behind == payloadBytes) {
      if (!loaded || behind > 0) {
        throw new RdbFormatException("the snapshot does not end where its length says");
      }
      complete = true;
    }
    return taken;
  }

  private int receiveEndMark(long address, int length) {
    String mark = Objects.requireNonNull(endMark, "an end mark was announced");
    int part = Math.min(length, END_MARK_BYTES - endMarkMatched);
    byte[] expected =
        mark.substring(endMarkMatched, endMarkMatched + part).getBytes(StandardCharsets.US_ASCII);
    if (!Native.equal(address, part, expected)) {
      throw new RdbFormatException("the snapshot is not followed by its end mark");
    }
    endMarkMatched += part;
    complete = endMarkMatched == END_MARK_BYTES;
    return part;
  }
}
