package dev.baton.engine.replication;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import dev.baton.engine.base.Native;
import dev.baton.engine.persistence.RdbFormatException;
import dev.baton.engine.resp.RequestWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows a primary: connects, introduces itself, receives a snapshot if it must, then the stream.
 *
 * <pre>
 * state              event                                    next
 * NONE               follow                                   CONNECT
 * CONNECT            the retry time has come                  CONNECTING
 * CONNECTING         connected: PING sent                     AWAIT_PONG
 * AWAIT_PONG         answered: AUTH, REPLCONFs sent           AWAIT_INTRODUCTION
 * AWAIT_INTRODUCTION all answered: PSYNC sent                 AWAIT_PSYNC
 * AWAIT_PSYNC        +CONTINUE                                CONNECTED
 * AWAIT_PSYNC        +FULLRESYNC                              AWAIT_PAYLOAD
 * AWAIT_PAYLOAD      $length or $EOF:mark                     TRANSFER
 * TRANSFER           all received and loaded                  CONNECTED
 * any but NONE       failure, silence, closed link            CONNECT, after a delay
 * any                unfollow                                 NONE
 * any                follow another                           CONNECT
 * </pre>
 *
 * The position to go on from is the node's own history: it holds for a replica whose link was cut,
 * for a replica that restarted from a snapshot and for a primary that became a replica.
 *
 * <p>Every method runs on the loop thread. {@code attempt} numbers the connections, so that news of
 * an old one is told from news of the present one.
 */
public final class ReplicaSide {
  /** Where the replica stands with its primary. */
  public enum State {
    /** It follows nobody. */
    NONE("none"),
    /** It will connect when the retry time has come. */
    CONNECT("connect"),
    /** The connection is being made. */
    CONNECTING("connecting"),
    /** PING was sent. */
    AWAIT_PONG("handshake"),
    /** The introduction was sent. */
    AWAIT_INTRODUCTION("handshake"),
    /** PSYNC was sent. */
    AWAIT_PSYNC("handshake"),
    /** A snapshot was promised. */
    AWAIT_PAYLOAD("sync"),
    /** A snapshot arrives. */
    TRANSFER("sync"),
    /** The stream arrives. */
    CONNECTED("connected");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    /** The name that ROLE shows. */
    public String wireName() {
      return wireName;
    }
  }

  // A primary that restarts is back within seconds; a second is little load for it.
  private static final long RECONNECT_FIRST_MS = 100;
  private static final long RECONNECT_LIMIT_MS = 1000;
  // Each try costs the primary a snapshot of everything.
  private static final long FULL_SYNC_FIRST_MS = 1000;
  private static final long FULL_SYNC_LIMIT_MS = 60_000;
  private static final long SECOND_MS = 1000;
  private static final int LINE_BYTES_MAX = 16 * 1024;

  /** The answer of a primary that is asked to become one. */
  public static final String ALREADY_PRIMARY = "ERR PSYNC FAILOVER can't be sent to a master.";

  private final History history;
  private final ReplicaSettings settings;
  private final ReplicaHost host;
  private final Log log;
  private final StringBuilder line = new StringBuilder();
  private final Backoff reconnect = new Backoff(RECONNECT_FIRST_MS, RECONNECT_LIMIT_MS);
  private final Backoff fullSync = new Backoff(FULL_SYNC_FIRST_MS, FULL_SYNC_LIMIT_MS);
  private State state = State.NONE;
  private @Nullable HostPort primary;
  private long attempt;
  private long connectAtMs;
  private long lastIoAtMs;
  private long lastSecondAtMs;
  private long downSinceMs;
  private int repliesAwaited;
  private boolean passwordSent;
  private boolean anySnapshotPermitted;
  private boolean snapshotRefused;
  private boolean handingOver;
  private int handoverAsks;
  private String offeredId = History.NO_ID;
  private long offeredOffset;
  private long offeredEpoch;
  private @Nullable SnapshotTransfer incoming;

  /** Follows nobody at first. */
  public ReplicaSide(History history, ReplicaSettings settings, ReplicaHost host, Log log) {
    this.history = history;
    this.settings = settings;
    this.host = host;
    this.log = log;
  }

  /** Where it stands. */
  public State state() {
    return state;
  }

  /** Whom it follows; null for nobody. */
  public @Nullable HostPort primary() {
    return primary;
  }

  /** Whether the stream arrives. */
  public boolean isConnected() {
    return state == State.CONNECTED;
  }

  /** The number of the present connection. */
  public long attempt() {
    return attempt;
  }

  /** When the primary last sent anything. */
  public long lastIoAtMs() {
    return lastIoAtMs;
  }

  /** Since when no stream arrives. */
  public long downSinceMs() {
    return downSinceMs;
  }

  /** The snapshot being received; null when none is. */
  public @Nullable TransferFacts transfer() {
    return switch (state) {
      case AWAIT_PAYLOAD -> new TransferFacts(0, 0, lastIoAtMs);
      case TRANSFER -> {
        SnapshotTransfer present = Objects.requireNonNull(incoming, "a snapshot is on its way");
        yield new TransferFacts(present.payloadBytes(), present.receivedBytes(), lastIoAtMs);
      }
      case NONE, CONNECT, CONNECTING, AWAIT_PONG, AWAIT_INTRODUCTION, AWAIT_PSYNC, CONNECTED ->
          null;
    };
  }

  /**
   * Follows {@code target} from now on and asks it to become the primary, until it answers. The
   * host is told once the answer is there. Writers wait meanwhile, so it does not wait for a tick.
   */
  public void handOver(HostPort target, long nowMs) {
    follow(target, nowMs);
    handingOver = true;
    connect(target, nowMs);
  }

  /** The next snapshot is taken whatever {@link SyncGuard} thinks of it. */
  public void permitAnySnapshot() {
    anySnapshotPermitted = true;
    connectAtMs = 0;
  }

  /** Whether the last snapshot that was offered was refused by {@link SyncGuard}. */
  public boolean isSnapshotRefused() {
    return snapshotRefused;
  }

  /** Whether the target of a handover may have been asked already. */
  public boolean isHandoverSent() {
    return handoverAsks > 0;
  }

  /** Follows {@code target} from now on. */
  public void follow(HostPort target, long nowMs) {
    leave();
    forgetOrders();
    primary = target;
    reconnect.reset();
    fullSync.reset();
    connectAtMs = nowMs;
    transition(State.CONNECT, nowMs, "told to follow " + target);
  }

  /** Follows nobody from now on. */
  public void unfollow(long nowMs, String reason) {
    leave();
    forgetOrders();
    primary = null;
    if (state != State.NONE) {
      transition(State.NONE, nowMs, reason);
    }
  }

  /** The connection stands. */
  public void onConnected(long ofAttempt, long nowMs) {
    if (ofAttempt != attempt || state != State.CONNECTING) {
      return;
    }
    lastIoAtMs = nowMs;
    send("PING");
    transition(State.AWAIT_PONG, nowMs, "connected");
  }

  /** The connection could not be made. */
  public void onConnectFailed(long ofAttempt, String reason, long nowMs) {
    if (ofAttempt == attempt && state == State.CONNECTING) {
      retry(reconnect.nextMs(), nowMs, reason);
    }
  }

  /** The connection is gone. */
  public void onClosed(long ofAttempt, String reason, long nowMs) {
    if (ofAttempt == attempt && isLinked()) {
      // A link that worked deserves to be tried again at once.
      long delayMs = state == State.CONNECTED ? 0 : delayAfterFailure();
      retry(delayMs, nowMs, "Connection with master lost: " + reason);
    }
  }

  /** Bytes from the primary. */
  public void onReceived(long address, int length, long nowMs) {
    lastIoAtMs = nowMs;
    int done = 0;
    while (done < length && isLinked()) {
      done += receive(address + done, length - done, nowMs);
    }
  }

  /** Every 100 ms or so: retries, timeouts, acknowledgements. */
  public void onTick(long nowMs) {
    if (state == State.CONNECT && nowMs >= connectAtMs) {
      connect(Objects.requireNonNull(primary, "a follower has a primary"), nowMs);
    }
    if (isLinked() && nowMs - lastIoAtMs > settings.timeoutMs()) {
      retry(delayAfterFailure(), nowMs, "Timeout connecting to the PRIMARY, or it is silent");
    }
    if (nowMs - lastSecondAtMs >= SECOND_MS) {
      lastSecondAtMs = nowMs;
      onSecond();
    }
  }

  private void connect(HostPort target, long nowMs) {
    transition(State.CONNECTING, nowMs, "Connecting to MASTER " + target);
    lastIoAtMs = nowMs;
    host.connect(++attempt, target, settings.timeoutMs());
  }

  /** Tells the primary how far we are. */
  public void acknowledge() {
    if (state == State.CONNECTED) {
      String offset = Long.toString(history.offset());
      long durable = host.durableOffset();
      if (durable < 0) {
        send("REPLCONF", "ACK", offset);
      } else {
        send("REPLCONF", "ACK", offset, "FACK", Long.toString(durable));
      }
    }
  }

  /** The stream cannot be applied: start over. */
  public void onBrokenStream(String reason, long nowMs) {
    if (state == State.CONNECTED) {
      retry(fullSync.nextMs(), nowMs, reason);
    }
  }

  private void onSecond() {
    if (state == State.CONNECTED) {
      acknowledge();
    } else if (state == State.TRANSFER) {
      // A sign of life while we load; the primary counts it as one.
      host.send(new byte[] {'\n'});
    }
  }

  private boolean isLinked() {
    return switch (state) {
      case NONE, CONNECT -> false;
      case CONNECTING,
          AWAIT_PONG,
          AWAIT_INTRODUCTION,
          AWAIT_PSYNC,
          AWAIT_PAYLOAD,
          TRANSFER,
          CONNECTED ->
          true;
    };
  }

  /** Takes some of the bytes, as the state demands; returns how many. */
  private int receive(long address, int length, long nowMs) {
    return switch (state) {
      case CONNECTED -> {
        host.onStream(address, length, nowMs);
        yield length;
      }
      case TRANSFER -> receivePayload(address, length, nowMs);
      case AWAIT_PONG, AWAIT_INTRODUCTION, AWAIT_PSYNC, AWAIT_PAYLOAD ->
          receiveLine(address, length, nowMs);
      case NONE, CONNECT, CONNECTING -> length;
    };
  }

  private int receiveLine(long address, int length, long nowMs) {
    for (int i = 0; i < length; i++) {
      char character = (char) (Native.getByte(address + i) & 0xff);
      if (character == '\n') {
        String complete = line.toString().stripTrailing();
        line.setLength(0);
        // An empty line only says that the primary is still busy.
        if (!complete.isEmpty()) {
          onLine(complete, nowMs);
        }
        return i + 1;
      }
      line.append(character);
      if (line.length() > LINE_BYTES_MAX) {
        retry(reconnect.nextMs(), nowMs, "the primary's answer is no line");
        return length;
      }
    }
    return length;
  }

  private void onLine(String answer, long nowMs) {
    switch (state) {
      case AWAIT_PONG -> onPong(answer, nowMs);
      case AWAIT_INTRODUCTION -> onIntroduced(answer, nowMs);
      case AWAIT_PSYNC -> onPsyncAnswered(answer, nowMs);
      case AWAIT_PAYLOAD -> onPayloadAnnounced(answer, nowMs);
      case NONE, CONNECT, CONNECTING, TRANSFER, CONNECTED ->
          throw new IllegalStateException("no line is expected in " + state);
    }
  }

  private void onPong(String answer, long nowMs) {
    boolean alive =
        answer.startsWith("+")
            || answer.startsWith("-NOAUTH")
            || answer.startsWith("-NOPERM")
            // It cannot save, which makes a copy of its data all the more welcome.
            || answer.startsWith("-MISCONF")
            || answer.startsWith("-ERR operation not permitted");
    if (!alive) {
      retry(reconnect.nextMs(), nowMs, "Error reply to PING from master: '" + answer + "'");
      return;
    }
    introduce();
    transition(State.AWAIT_INTRODUCTION, nowMs, "the primary answered PING");
  }

  /** All of it at once: the answers are read in order afterwards. */
  private void introduce() {
    repliesAwaited = 2;
    passwordSent = !settings.password().isEmpty();
    if (passwordSent) {
      repliesAwaited++;
      if (settings.user().isEmpty()) {
        send("AUTH", settings.password());
      } else {
        send("AUTH", settings.user(), settings.password());
      }
    }
    send("REPLCONF", "listening-port", Integer.toString(settings.announcedPort()));
    if (!settings.announcedHost().isEmpty()) {
      repliesAwaited++;
      send("REPLCONF", "ip-address", settings.announcedHost());
    }
    // Peers ignore capabilities they do not know; ours adds the epoch to the answer of PSYNC.
    send("REPLCONF", "capa", "eof", "capa", "psync2", "capa", "baton-epoch");
  }

  private void onIntroduced(String answer, long nowMs) {
    if (passwordSent) {
      passwordSent = false;
      if (answer.startsWith("-")) {
        retry(reconnect.nextMs(), nowMs, "Unable to AUTH to MASTER: " + answer);
        return;
      }
    } else if (answer.startsWith("-")) {
      log.notice("(Non critical) Master does not understand REPLCONF: " + answer);
    }
    repliesAwaited--;
    if (repliesAwaited == 0) {
      askToContinue(nowMs);
    }
  }

  private void askToContinue(long nowMs) {
    boolean askable = history.isKnownToOthers();
    if (handingOver) {
      handoverAsks++;
      send("PSYNC", history.replicationId(), Long.toString(history.offset() + 1), "FAILOVER");
    } else if (askable) {
      send("PSYNC", history.replicationId(), Long.toString(history.offset() + 1));
    } else {
      send("PSYNC", "?", "-1");
    }
    String reason =
        askable
            ? "Trying a partial resynchronization (request "
                + history.replicationId()
                + ":"
                + (history.offset() + 1)
                + ")."
            : "asking for everything";
    transition(State.AWAIT_PSYNC, nowMs, reason);
  }

  private void onPsyncAnswered(String answer, long nowMs) {
    String[] words = answer.split(" ");
    switch (words[0]) {
      case "+FULLRESYNC" -> onFullSyncGranted(words, nowMs);
      case "+CONTINUE" -> onContinued(words, nowMs);
      default -> onPsyncRefused(answer, nowMs);
    }
  }

  private void onFullSyncGranted(String[] words, long nowMs) {
    if (words.length < 3 || words[1].length() != 40 || !isNumber(words[2])) {
      retry(fullSync.nextMs(), nowMs, "Master replied with wrong +FULLRESYNC syntax");
      return;
    }
    acceptHandover(nowMs);
    offeredId = words[1];
    offeredOffset = Long.parseLong(words[2]);
    offeredEpoch =
        words.length > 3 && isNumber(words[3]) ? Long.parseLong(words[3]) : SyncGuard.NO_EPOCH;
    String doubt = doubtAboutOffer();
    snapshotRefused = doubt != null;
    if (doubt != null) {
      retry(fullSync.nextMs(), nowMs, "the snapshot of " + primary + " is refused: " + doubt);
      return;
    }
    incoming = null;
    transition(
        State.AWAIT_PAYLOAD, nowMs, "Full resync from master: " + offeredId + ":" + words[2]);
  }

  private @Nullable String doubtAboutOffer() {
    return anySnapshotPermitted || !host.holdsData()
        ? null
        : settings.guard().refuse(history, offeredId, offeredOffset, offeredEpoch);
  }

  private void onContinued(String[] words, long nowMs) {
    String id = words.length > 1 && words[1].length() == 40 ? words[1] : history.replicationId();
    long epoch = words.length > 2 && isNumber(words[2]) ? Long.parseLong(words[2]) : 0;
    host.continueHistory(id, epoch, nowMs);
    connected(nowMs, "Successful partial resynchronization with master.");
    acceptHandover(nowMs);
  }

  private void acceptHandover(long nowMs) {
    if (handingOver) {
      endHandover();
      host.onHandoverAccepted(nowMs);
    }
  }

  private void forgetOrders() {
    anySnapshotPermitted = false;
    snapshotRefused = false;
    endHandover();
  }

  private void endHandover() {
    handingOver = false;
    handoverAsks = 0;
  }

  private void onPsyncRefused(String answer, long nowMs) {
    if (handingOver && handoverAsks > 1 && answer.equals("-" + ALREADY_PRIMARY)) {
      // An earlier question was heard, only its answer was not.
      acceptHandover(nowMs);
    } else if (handingOver) {
      host.onHandoverRefused(nowMs);
      return;
    }
    // It costs the primary nothing to be asked again, and what keeps it may pass in a moment.
    retry(reconnect.nextMs(), nowMs, "the primary refused PSYNC: " + answer);
  }

  private void onPayloadAnnounced(String answer, long nowMs) {
    SnapshotTransfer announced = SnapshotTransfer.announced(answer, host);
    if (announced == null) {
      retry(fullSync.nextMs(), nowMs, "Bad protocol from MASTER: '" + answer + "'");
      return;
    }
    incoming = announced;
    host.beginLoad(offeredId, nowMs);
    long bytes = announced.payloadBytes();
    transition(
        State.TRANSFER,
        nowMs,
        bytes > 0 ? bytes + " bytes from master" : "streamed RDB from master with EOF");
  }

  private int receivePayload(long address, int length, long nowMs) {
    SnapshotTransfer present = Objects.requireNonNull(incoming, "a snapshot is on its way");
    try {
      int taken = present.receive(address, length);
      if (present.isComplete()) {
        finishLoad(nowMs);
      }
      return taken;
    } catch (RdbFormatException e) {
      failLoad(e.getMessage(), nowMs);
      return length;
    }
  }

  private void failLoad(@Nullable String reason, long nowMs) {
    retry(
        fullSync.nextMs(), nowMs, "Failed trying to load the MASTER synchronization DB: " + reason);
  }

  private void finishLoad(long nowMs) {
    host.commitLoad(offeredId, offeredOffset, nowMs);
    history.learnEpoch(offeredEpoch);
    connected(nowMs, "MASTER <-> REPLICA sync: Finished with success");
  }

  private void connected(long nowMs, String reason) {
    transition(State.CONNECTED, nowMs, reason);
    anySnapshotPermitted = false;
    snapshotRefused = false;
    reconnect.reset();
    fullSync.reset();
    // A primary that sent an end mark holds the stream back until this arrives.
    acknowledge();
  }

  private long delayAfterFailure() {
    boolean costly = state == State.TRANSFER || state == State.AWAIT_PAYLOAD;
    return costly ? fullSync.nextMs() : reconnect.nextMs();
  }

  private void retry(long delayMs, long nowMs, String reason) {
    leave();
    connectAtMs = nowMs + delayMs;
    transition(State.CONNECT, nowMs, reason);
  }

  /** Gives up the present connection and what it was about. */
  private void leave() {
    if (state == State.TRANSFER) {
      host.abortLoad();
    }
    if (isLinked()) {
      host.disconnect();
    }
    line.setLength(0);
    // News of the connection that was left must not be taken for news of the next.
    attempt++;
  }

  private void send(String... words) {
    host.send(RequestWriter.encode(words));
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d{1,18}");
  }

  private void transition(State next, long nowMs, String reason) {
    boolean allowed =
        switch (next) {
          case NONE, CONNECT -> true;
          case CONNECTING -> state == State.CONNECT;
          case AWAIT_PONG -> state == State.CONNECTING;
          case AWAIT_INTRODUCTION -> state == State.AWAIT_PONG;
          case AWAIT_PSYNC -> state == State.AWAIT_INTRODUCTION;
          case AWAIT_PAYLOAD -> state == State.AWAIT_PSYNC;
          case TRANSFER -> state == State.AWAIT_PAYLOAD;
          case CONNECTED -> state == State.AWAIT_PSYNC || state == State.TRANSFER;
        };
    Check.that(allowed, "a replica goes from " + state + " to " + next);
    if (state == State.CONNECTED || state == State.NONE) {
      downSinceMs = nowMs;
    }
    log.notice("Replication: " + state + " -> " + next + ": " + reason);
    state = next;
    host.onStateChanged(nowMs);
  }
}
