package dev.baton.engine.sim;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Native;
import dev.baton.engine.node.Link;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection. What its owner writes waits in a window of limited size until it is
 * flushed, travels in pieces, and is handed to the other end in order.
 *
 * <pre>
 *   write -> accepted -> flush -> travelling -> (way open? peer reading?) -> peer's onReceived
 *            |<------------- counted against the window ----------->|
 * </pre>
 */
final class SimLink implements Link {
  /** Pieces of data are never empty: the empty one says that no more will come. */
  private static final byte[] END = new byte[0];

  private static final byte[] NOTHING = new byte[0];

  private final SimNetwork network;
  private final Endpoint owner;
  private final HostPort local;
  private final HostPort remote;
  private final int windowBytes;
  private final ArrayDeque<byte[]> travelling = new ArrayDeque<>();
  private byte[] accepted = NOTHING;
  private int travellingBytes;
  private long lastArrivalMs;
  private int arrived;
  private boolean reading = true;
  private boolean owesRoom;
  private boolean closed;
  private boolean broken;
  private boolean established;
  private @Nullable SimLink peer;

  SimLink(SimNetwork network, Endpoint owner, HostPort local, HostPort remote) {
    this.network = network;
    this.owner = owner;
    this.local = local;
    this.remote = remote;
    this.windowBytes =
        network
            .dice()
            .between(network.weather().windowBytesLeast(), network.weather().windowBytesMost());
  }

  /** Ties the two ends together; the accepting end may be used at once. */
  void join(SimLink other) {
    peer = other;
    other.peer = this;
    other.established = true;
  }

  /** The connecting end has learned that the connection exists. */
  void establish() {
    established = true;
    resume();
  }

  Endpoint owner() {
    return owner;
  }

  boolean joins(String one, String other) {
    return (local.host().equals(one) && remote.host().equals(other))
        || (local.host().equals(other) && remote.host().equals(one));
  }

  @Override
  public HostPort remote() {
    return remote;
  }

  @Override
  public HostPort local() {
    return local;
  }

  @Override
  public int write(long address, int length) {
    Check.that(length >= 0, "a write has a length");
    if (closed) {
      return 0;
    }
    int room = windowBytes - accepted.length - travellingBytes;
    int count = Math.min(length, Math.max(room, 0));
    if (count > 1 && network.dice().chance(network.weather().shortWritePercent())) {
      count = network.dice().between(1, count);
    }
    int start = accepted.length;
    accepted = Arrays.copyOf(accepted, start + count);
    Native.copy(address, accepted, start, count);
    if (count < length) {
      owesRoom = true;
      if (count < room) {
        network.timeline().after(1, this::tellRoom);
      }
    }
    return count;
  }

  /** The same for a client's heap bytes, which are few enough to be taken whole. */
  void send(byte[] bytes) {
    int start = accepted.length;
    accepted = Arrays.copyOf(accepted, start + bytes.length);
    System.arraycopy(bytes, 0, accepted, start, bytes.length);
    flush();
  }

  private void tellRoom() {
    boolean hasRoom = accepted.length + travellingBytes < windowBytes;
    if (owesRoom && hasRoom && !closed && owner.isAlive()) {
      owesRoom = false;
      owner.onWritable(this);
    }
  }

  @Override
  public void flush() {
    byte[] bytes = accepted;
    accepted = NOTHING;
    int from = 0;
    while (from < bytes.length) {
      int to = bytes.length;
      if (to - from > 1 && network.dice().chance(network.weather().splitPercent())) {
        to = network.dice().between(from + 1, bytes.length - 1);
      }
      launch(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
  }

  private void launch(byte[] piece) {
    if (broken) {
      return;
    }
    travelling.add(piece);
    travellingBytes += piece.length;
    long nowMs = network.timeline().nowMs();
    lastArrivalMs = Math.max(lastArrivalMs, nowMs + network.delayMs());
    network.timeline().after(lastArrivalMs - nowMs, this::arriveOne);
  }

  private void arriveOne() {
    // Arrivals of pieces that were lost with the link may still be planned.
    if (!broken && arrived < travelling.size()) {
      arrived++;
      deliver();
    }
  }

  /** Hands over what has arrived, as far as the way is open and the peer reads. */
  private void deliver() {
    SimLink target = peer;
    while (target != null && arrived > 0 && canDeliverTo(target)) {
      arrived--;
      byte[] piece = travelling.remove();
      travellingBytes -= piece.length;
      handOver(piece, target);
      if (owesRoom) {
        network.timeline().after(0, this::tellRoom);
      }
    }
    forgetWhenDone();
  }

  private boolean canDeliverTo(SimLink target) {
    return target.established
        && (target.reading || target.closed)
        && !network.isBlocked(local.host(), remote.host());
  }

  private void handOver(byte[] piece, SimLink target) {
    if (target.closed || !target.owner.isAlive()) {
      return;
    }
    if (piece.length == 0) {
      target.end("Connection closed by peer");
      return;
    }
    network.trace().bytes(local, remote, piece);
    target.owner.onReceived(target, piece);
  }

  private void forgetWhenDone() {
    if (closed && travelling.isEmpty()) {
      network.forget(this);
    }
  }

  @Override
  public void setReading(boolean next) {
    boolean resumes = next && !reading;
    reading = next;
    SimLink source = peer;
    if (resumes && source != null) {
      network.timeline().after(0, source::deliver);
    }
  }

  /** Tries again to deliver, in both directions, after a way was opened. */
  void resume() {
    network.timeline().after(0, this::deliver);
    if (peer != null) {
      network.timeline().after(0, peer::deliver);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    flush();
    launch(END);
    closed = true;
    network.timeline().after(0, () -> tellClosed("Closed by us"));
  }

  /** The connection breaks under this end: what it sent and was not delivered yet is lost. */
  void reset(String reason) {
    loseAll();
    network.timeline().after(network.delayMs(), () -> end(reason));
  }

  /** The owner died: the kernel under it tells the peer, as soon as the way is open. */
  void abandon() {
    loseAll();
    closed = true;
    broken = false;
    launch(END);
  }

  private void loseAll() {
    broken = true;
    accepted = NOTHING;
    travelling.clear();
    travellingBytes = 0;
    arrived = 0;
  }

  private void end(String reason) {
    if (!closed) {
      closed = true;
      tellClosed(reason);
    }
    forgetWhenDone();
  }

  private void tellClosed(String reason) {
    if (owner.isAlive()) {
      owner.onClosed(this, reason);
    }
  }
}
