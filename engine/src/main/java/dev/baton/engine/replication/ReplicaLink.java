package dev.baton.engine.replication;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Log;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One replica as its primary sees it, from the first REPLCONF to the end of its connection. Output
 * is pulled: the link takes bytes from the shared payload and the shared stream as long as the
 * connection accepts them, and holds none itself.
 *
 * <pre>
 * state         event                                   next
 * HANDSHAKE     PSYNC answered with CONTINUE            ONLINE
 * HANDSHAKE     PSYNC or SYNC needs everything          WAIT_SNAPSHOT
 * WAIT_SNAPSHOT the snapshot was cut                    SEND_BULK
 * SEND_BULK     all sent, length announced              ONLINE
 * SEND_BULK     all sent, end mark used                 AWAIT_ACK
 * AWAIT_ACK     first REPLCONF ACK: it has loaded       ONLINE
 * any           connection closed                       (forgotten)
 * </pre>
 *
 * A replica that finds the end of the payload by its mark must not receive the stream in the same
 * read, hence AWAIT_ACK.
 */
public final class ReplicaLink {
  /** Where the replica stands. */
  public enum State {
    /** Introduces itself. */
    HANDSHAKE("handshake"),
    /** Waits for a snapshot to be cut. */
    WAIT_SNAPSHOT("wait_bgsave"),
    /** Receives the snapshot. */
    SEND_BULK("send_bulk"),
    /** Has the whole snapshot and loads it. */
    AWAIT_ACK("send_bulk"),
    /** Receives the stream. */
    ONLINE("online");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    /** The name that INFO shows. */
    public String wireName() {
      return wireName;
    }
  }

  final ReplicaPeer peer;
  private final Log log;
  private State state = State.HANDSHAKE;
  private int listeningPort;
  private String announcedHost = "";
  boolean knowsEndMark;
  boolean knowsContinueId;
  boolean knowsEpoch;
  // SYNC, older than PSYNC, is answered by the payload alone.
  boolean usesOffsets = true;
  private long acknowledgedOffset;
  private long durableOffset = -1;
  private long acknowledgedAtMs;
  long waitingSinceMs;
  private @Nullable FullSync sync;
  private BlockChain.@Nullable Cursor payload;
  private BlockChain.@Nullable Cursor stream;
  private @Nullable NativeBuffer frame;
  private int frameSentBytes;
  private boolean endMarkFramed;
  private long overSoftLimitSinceMs = -1;

  ReplicaLink(ReplicaPeer peer, Log log, long nowMs) {
    this.peer = peer;
    this.log = log;
    this.acknowledgedAtMs = nowMs;
  }

  /** Where the replica stands. */
  public State state() {
    return state;
  }

  /** The name that INFO shows: who takes a snapshot waits for it while it is being made. */
  public String shownState() {
    boolean isMade = sync == null || sync.isComplete();
    return isMade ? state.wireName() : State.WAIT_SNAPSHOT.wireName();
  }

  /** The port it listens on as it told us; zero when it did not. */
  public int listeningPort() {
    return listeningPort;
  }

  /** The host to show: the announced one, or the peer's address. */
  public String shownHost() {
    return announcedHost.isEmpty() ? peer.host() : announcedHost;
  }

  /** The last offset it acknowledged. */
  public long acknowledgedOffset() {
    return acknowledgedOffset;
  }

  /** The offset up to which it has everything in its own append only file; -1 without one. */
  public long durableOffset() {
    return durableOffset;
  }

  /** Whole seconds since its last sign of life. */
  public long lagSeconds(long nowMs) {
    return Math.max(0, nowMs - acknowledgedAtMs) / 1000;
  }

  /** The form {@code host:port} for logs. */
  public String name() {
    return shownHost() + ":" + (listeningPort == 0 ? "<unknown-replica-port>" : listeningPort);
  }

  void announcePort(int port) {
    listeningPort = port;
  }

  void announceHost(String host) {
    announcedHost = host;
  }

  void onAlive(long nowMs) {
    acknowledgedAtMs = nowMs;
  }

  void onAcknowledged(long offset, long durable, long nowMs) {
    durableOffset = Math.max(durableOffset, durable);
    acknowledgedAtMs = nowMs;
    acknowledgedOffset = Math.max(acknowledgedOffset, offset);
    if (state == State.AWAIT_ACK) {
      transition(State.ONLINE, nowMs, "the snapshot is loaded");
      peer.requestOutput();
    }
  }

  /** Starts or restarts waiting for a snapshot. */
  void awaitSnapshot(long nowMs, String reason) {
    waitingSinceMs = nowMs;
    transition(State.WAIT_SNAPSHOT, nowMs, reason);
  }

  /** The snapshot was cut at {@code streamCursor}, from where the stream will follow. */
  void beginSync(FullSync fullSync, BlockChain.Cursor streamCursor, long nowMs) {
    sync = fullSync;
    payload = fullSync.openCursor();
    stream = streamCursor;
    endMarkFramed = false;
    transition(State.SEND_BULK, nowMs, "the snapshot is cut");
  }

  /** The replica goes on from where it stopped. */
  void beginStream(BlockChain.Cursor streamCursor, long nowMs) {
    stream = streamCursor;
    acknowledgedOffset = streamCursor.position();
    transition(State.ONLINE, nowMs, "partial resync");
  }

  boolean isReceiving(FullSync fullSync) {
    return sync == fullSync;
  }

  /** Whether it waits for more of the payload to be encoded. */
  boolean hasTakenAll(FullSync fullSync) {
    return !fullSync.isReady() || payloadPosition() == fullSync.payloadBytes();
  }

  /** How far it has taken the payload of the snapshot. */
  long payloadPosition() {
    return Objects.requireNonNull(payload, "a snapshot is being sent").position();
  }

  /** Bytes of the stream it did not take yet. */
  public long pendingBytes(long streamEnd) {
    return stream == null ? 0 : streamEnd - stream.position();
  }

  /** Why the connection must be closed for what it left unread; null when it need not. */
  @Nullable String overLimit(PrimarySettings settings, long streamEnd, long nowMs) {
    long pending = pendingBytes(streamEnd);
    long hard = settings.outputHardLimitBytes();
    // Below the backlog's size nothing is gained: the memory is kept for the backlog anyway.
    if (hard > 0 && pending > Math.max(hard, settings.backlogBytes())) {
      return "closed for overcoming of output buffer limits.";
    }
    long soft = settings.outputSoftLimitBytes();
    if (soft == 0 || pending <= Math.max(soft, settings.backlogBytes())) {
      overSoftLimitSinceMs = -1;
      return null;
    }
    if (overSoftLimitSinceMs < 0) {
      overSoftLimitSinceMs = nowMs;
    }
    boolean tooLong = nowMs - overSoftLimitSinceMs >= settings.outputSoftLimitMs();
    return tooLong ? "closed for overcoming of output buffer limits." : null;
  }

  /** Sends what there is, as far as the connection takes it. */
  public void pump(Outlet outlet, long nowMs) {
    if (peer.hasPendingReplies()) {
      return;
    }
    if (state == State.SEND_BULK) {
      pumpSnapshot(outlet, nowMs);
    }
    if (state == State.ONLINE) {
      copy(Objects.requireNonNull(stream, "an online replica has a place"), outlet);
    }
  }

  void release() {
    closeSync();
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }

  private void pumpSnapshot(Outlet outlet, long nowMs) {
    FullSync current = Objects.requireNonNull(sync, "a snapshot is being sent");
    BlockChain.Cursor cursor = Objects.requireNonNull(payload, "a snapshot is being sent");
    if (!current.isReady()) {
      return;
    }
    if (frame == null && cursor.position() == 0) {
      startFrame(current.preamble(knowsEndMark));
    }
    if (!pumpFrame(outlet)) {
      return;
    }
    long before = cursor.position();
    boolean drained = endMarkFramed || copy(cursor, outlet);
    if (cursor.position() > before) {
      acknowledgedAtMs = nowMs;
    }
    if (!drained || !current.isComplete()) {
      return;
    }
    if (knowsEndMark && !endMarkFramed) {
      endMarkFramed = true;
      startFrame(current.endMark());
      if (!pumpFrame(outlet)) {
        return;
      }
    }
    finishSync(nowMs);
  }

  private void finishSync(long nowMs) {
    boolean marked = knowsEndMark;
    closeSync();
    acknowledgedAtMs = nowMs;
    transition(marked ? State.AWAIT_ACK : State.ONLINE, nowMs, "the snapshot is sent");
  }

  private void closeSync() {
    if (payload != null) {
      payload.close();
      payload = null;
    }
    if (frame != null) {
      frame.close();
      frame = null;
    }
    sync = null;
  }

  private void startFrame(byte[] bytes) {
    if (frame != null) {
      frame.close();
    }
    frame = new NativeBuffer(bytes.length);
    Native.copy(bytes, 0, frame.address(), bytes.length);
    frameSentBytes = 0;
  }

  private boolean pumpFrame(Outlet outlet) {
    if (frame == null) {
      return true;
    }
    int left = frame.capacityBytes() - frameSentBytes;
    if (left > 0) {
      frameSentBytes += outlet.write(frame.address() + frameSentBytes, left);
    }
    return frameSentBytes == frame.capacityBytes();
  }

  /** Returns whether the cursor reached the end of what is written. */
  private static boolean copy(BlockChain.Cursor cursor, Outlet outlet) {
    for (int ready = cursor.contiguousBytes(); ready > 0; ready = cursor.contiguousBytes()) {
      int taken = outlet.write(cursor.address(), ready);
      Check.that(taken >= 0 && taken <= ready, "an outlet takes what it was offered");
      cursor.advance(taken);
      if (taken < ready) {
        return false;
      }
    }
    return true;
  }

  private void transition(State next, long nowMs, String reason) {
    boolean allowed =
        switch (state) {
          case HANDSHAKE -> next == State.WAIT_SNAPSHOT || next == State.ONLINE;
          case WAIT_SNAPSHOT -> next == State.SEND_BULK;
          case SEND_BULK -> next == State.AWAIT_ACK || next == State.ONLINE;
          case AWAIT_ACK -> next == State.ONLINE;
          case ONLINE -> false;
        };
    Check.that(allowed, "a replica link goes from " + state + " to " + next);
    log.notice("Replica " + name() + ": " + state + " -> " + next + ": " + reason);
    state = next;
    acknowledgedAtMs = nowMs;
  }
}
