package dev.baton.engine.node;

import dev.baton.engine.command.Session;
import dev.baton.engine.replication.Outlet;
import dev.baton.engine.replication.ReplicaLink;
import dev.baton.engine.replication.ReplicaPeer;
import dev.baton.engine.resp.OutputBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection: the session that commands see, coupled with the link that carries it. */
final class Client implements ReplicaPeer, Outlet, OutputBuffer.Drain {
  private final Session session;
  private final Link link;
  private final Clients clients;
  private @Nullable ReplicaLink replica;
  private long lastWriteOffset;
  private boolean received;
  private int firstRequest;
  private boolean outputRequested;
  private boolean awaitsRoom;
  private boolean reading = true;
  private boolean closed;
  private long overSoftLimitSinceMs = -1;
  private long countedBytes;

  Client(Session session, Link link, Clients clients) {
    this.session = session;
    this.link = link;
    this.clients = clients;
  }

  Session session() {
    return session;
  }

  Link link() {
    return link;
  }

  /** The replica behind this connection; null while it is a normal client. */
  @Nullable ReplicaLink replica() {
    return replica;
  }

  void setReplica(ReplicaLink replica) {
    this.replica = replica;
  }

  /** The offset of the stream after this client's last write. */
  long lastWriteOffset() {
    return lastWriteOffset;
  }

  /** A request moved the stream from there to here, if it wrote at all. */
  void noteWrites(long before, long after) {
    if (before != after) {
      lastWriteOffset = after;
    }
  }

  void setLastWriteOffset(long offset) {
    lastWriteOffset = offset;
  }

  boolean isClosed() {
    return closed;
  }

  void markClosed() {
    closed = true;
  }

  /** Whether the link refused bytes and will say when it takes some again. */
  boolean awaitsRoom() {
    return awaitsRoom;
  }

  void roomCame() {
    awaitsRoom = false;
  }

  /** What was last taken into account of its memory. */
  long countedBytes() {
    return countedBytes;
  }

  void setCountedBytes(long bytes) {
    countedBytes = bytes;
  }

  /** Notes that something has arrived; true when that is news. */
  boolean markReceived() {
    boolean news = !received;
    received = true;
    return news;
  }

  /** Whether something has arrived that nobody has looked at. */
  boolean hasReceived() {
    return received;
  }

  void clearReceived() {
    received = false;
  }

  /** The place of its first request among those looked ahead. */
  int firstRequest() {
    return firstRequest;
  }

  void setFirstRequest(int place) {
    firstRequest = place;
  }

  /** Notes that there is something to send; true when that is news. */
  boolean markOutput() {
    boolean news = !outputRequested;
    outputRequested = true;
    return news;
  }

  void clearOutput() {
    outputRequested = false;
  }

  void setReading(boolean wanted) {
    if (reading != wanted) {
      reading = wanted;
      link.setReading(wanted);
    }
  }

  /** For how long the output has been over its soft limit; zero when it is not. */
  long overSoftLimitMs(boolean over, long nowMs) {
    if (!over) {
      overSoftLimitSinceMs = -1;
      return 0;
    }
    if (overSoftLimitSinceMs < 0) {
      overSoftLimitSinceMs = nowMs;
    }
    return nowMs - overSoftLimitSinceMs;
  }

  @Override
  public int take(long address, int length) {
    return write(address, length);
  }

  @Override
  public int write(long address, int length) {
    int taken = link.write(address, length);
    awaitsRoom |= taken < length;
    session.info().countSent(taken);
    return taken;
  }

  @Override
  public String host() {
    return session.remote().host();
  }

  @Override
  public boolean hasPendingReplies() {
    return !session.output().isEmpty();
  }

  @Override
  public void reply(String text) {
    session.output().write(text.getBytes(StandardCharsets.UTF_8));
    requestOutput();
  }

  @Override
  public void requestOutput() {
    clients.requestOutput(this);
  }

  @Override
  public void close(String reason) {
    clients.close(this, reason);
  }
}
