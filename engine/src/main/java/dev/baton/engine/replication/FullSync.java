package dev.baton.engine.replication;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.persistence.DelayedWriter;
import dev.baton.engine.persistence.SlicedWriter;
import dev.baton.engine.persistence.SnapshotCut;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * One snapshot on its way to all replicas that waited for it. It is encoded as fast as the slowest
 * of them takes it, within a window, so that memory stays bounded whatever the data size.
 *
 * <p>A replica that does not know the end mark must be told the length first; then the snapshot is
 * encoded once to be counted and once more to be sent, which the cut allows.
 */
final class FullSync {
  // Enough to keep a fast link busy between two turns of the loop.
  private static final long WINDOW_BYTES = 4L * 1024 * 1024;
  private static final int BLOCK_BYTES = 256 * 1024;
  private static final int UNKNOWN = -1;

  private final SnapshotCut cut;
  private final byte[] endMark;
  private final BlockChain payload = new BlockChain(0, BLOCK_BYTES);
  private final CountingSink counter = new CountingSink();
  private final Function<SlicedWriter, DelayedWriter> delays;
  private DelayedWriter writer;
  private boolean counting;
  private boolean complete;
  private long lengthBytes = UNKNOWN;

  FullSync(
      SnapshotCut cut,
      String endMark,
      boolean lengthWanted,
      Function<SlicedWriter, DelayedWriter> delays) {
    this.cut = cut;
    this.delays = delays;
    this.endMark = endMark.getBytes(StandardCharsets.US_ASCII);
    this.counting = lengthWanted;
    this.writer = delays.apply(cut.open());
  }

  /** Whether the payload may be sent: its length is known where it has to be. */
  boolean isReady() {
    return !counting;
  }

  /** Whether every byte of the payload is encoded. */
  boolean isComplete() {
    return complete;
  }

  long payloadBytes() {
    return payload.endPosition();
  }

  byte[] endMark() {
    return endMark;
  }

  byte[] preamble(boolean withEndMark) {
    String text =
        withEndMark
            ? "$EOF:" + new String(endMark, StandardCharsets.US_ASCII) + "\r\n"
            : "$" + lengthBytes + "\r\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  BlockChain.Cursor openCursor() {
    return payload.cursorAt(0);
  }

  /** Whether the slowest reader is near enough to go on encoding. */
  boolean hasRoom(long slowestPosition) {
    return counting || payload.endPosition() - slowestPosition < WINDOW_BYTES;
  }

  /** Whether nothing is due before the next tick. */
  boolean isDelayed() {
    return writer.isDelayed();
  }

  /** Encodes one more slice if it is due and has room; returns whether anything was done. */
  boolean work(long slowestPosition, long nowMs) {
    if (counting) {
      if (writer.writeSome(counter, nowMs)) {
        lengthBytes = counter.bytes;
        counting = false;
        writer = delays.apply(cut.open());
      }
      return true;
    }
    payload.forgetBefore(slowestPosition);
    if (complete || !hasRoom(slowestPosition)) {
      return false;
    }
    long before = payload.endPosition();
    complete = writer.writeSome(payload, nowMs);
    return complete || payload.endPosition() > before;
  }

  /** Gives everything back; no cursor may be open. */
  void close() {
    payload.close();
    cut.release();
  }

  /** Counts what would be written. */
  private static final class CountingSink implements ByteSink {
    private long bytes;

    @Override
    public void write(byte value) {
      bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes += length;
    }

    @Override
    public void write(long address, int length) {
      bytes += length;
    }
  }
}
