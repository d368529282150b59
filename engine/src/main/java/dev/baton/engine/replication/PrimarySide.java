package dev.baton.engine.replication;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Entropy;
import dev.baton.engine.base.Log;
import dev.baton.engine.persistence.DelayedWriter;
import dev.baton.engine.persistence.SlicedWriter;
import dev.baton.engine.persistence.SnapshotCut;
import dev.baton.engine.persistence.SnapshotPace;
import dev.baton.engine.persistence.SnapshotSource;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.RequestWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves replicas: keeps the stream and its backlog, answers PSYNC, sends snapshots, watches who is
 * alive. A replica uses it too, to serve its own replicas with the raw stream it receives; it then
 * generates nothing itself, so that ids and offsets are the same along the chain.
 *
 * <p>Every method runs on the loop thread.
 */
public final class PrimarySide {
  private static final int NO_DATABASE = -1;
  private static final Bytes MULTI = Bytes.of("MULTI");
  private static final Bytes EXEC = Bytes.of("EXEC");
  private static final long SECOND_MS = 1000;

  private final History history;
  private final WriteRate writeRate;
  private final PrimarySettings settings;
  private final SnapshotSource snapshots;
  private final SnapshotPace pace;
  private final Supplier<Standing> standing;
  private final Entropy entropy;
  private final Log log;
  private final List<ReplicaLink> links = new ArrayList<>();
  private @Nullable Backlog backlog;
  private @Nullable FullSync sync;
  private int streamDatabase = NO_DATABASE;
  private boolean acknowledgementsWanted;
  private boolean paused;
  private long lastPingAtMs;
  private long lastSecondAtMs;
  private long alone = -1;
  private final SyncCounters counters = new SyncCounters();

  /**
   * Serves replicas from {@code history}; {@code snapshots} freezes the data at the time it is
   * given and {@code pace} when a slice of it is due, {@code standing} tells what the node is.
   */
  public PrimarySide(
      History history,
      WriteRate writeRate,
      PrimarySettings settings,
      SnapshotSource snapshots,
      SnapshotPace pace,
      Supplier<Standing> standing,
      Entropy entropy,
      Log log) {
    this.history = history;
    this.writeRate = writeRate;
    this.settings = settings;
    this.snapshots = snapshots;
    this.pace = pace;
    this.standing = standing;
    this.entropy = entropy;
    this.log = log;
  }

  // ---- the stream

  /** Appends a command of the database to the stream; a node that is no primary ignores it. */
  public void feed(int databaseIndex, Arguments words, long nowMs) {
    if (mayGenerate()) {
      long before = beginCommand(databaseIndex);
      if (backlog != null) {
        RequestWriter.write(backlog.sink(), words);
      }
      endCommand(before, nowMs);
    }
  }

  /** The same for words that are not views. */
  public void feed(int databaseIndex, List<Bytes> words, long nowMs) {
    if (mayGenerate()) {
      // What stands around a transaction names no database: the first command in it does.
      boolean isFrame = words.getFirst().equals(MULTI) || words.getFirst().equals(EXEC);
      long before = beginCommand(isFrame ? streamDatabase : databaseIndex);
      if (backlog != null) {
        RequestWriter.write(backlog.sink(), words);
      }
      endCommand(before, nowMs);
    }
  }

  /** Passes on bytes of our own primary's stream, once they are applied. */
  public void feedRaw(long address, int length, long nowMs) {
    if (backlog != null) {
      backlog.sink().write(address, length);
      backlog.trim();
    }
    history.advance(length);
    writeRate.add(length, nowMs);
    requestOutput();
  }

  /** The database that the stream's next command applies to; -1 makes it say so first. */
  public int streamDatabase() {
    return streamDatabase;
  }

  /** The stream must name its database before the next command. */
  public void forgetStreamDatabase() {
    streamDatabase = NO_DATABASE;
  }

  /** While writes are paused nothing is generated, so that offsets stand still. */
  public void setPaused(boolean paused) {
    this.paused = paused;
  }

  /** Asks all replicas for their offsets, at the end of the turn. */
  public void requestAcknowledgements() {
    acknowledgementsWanted = true;
  }

  // ---- backlog

  /** Creates the backlog unless it exists; it begins at the present offset. */
  public void openBacklog() {
    if (backlog == null) {
      backlog = new Backlog(history.offset(), settings.backlogBytes());
    }
  }

  /** Whether there is one: then somebody may ask to continue from here. */
  public boolean hasBacklog() {
    return backlog != null;
  }

  /** Drops every replica and the backlog: the history is about to be replaced. */
  public void abandon(String reason, long nowMs) {
    closeLinks(reason, nowMs);
    closeBacklog();
    streamDatabase = NO_DATABASE;
  }

  /** Closes all replicas' connections; they return and ask again. */
  public void closeLinks(String reason, long nowMs) {
    for (ReplicaLink link : new ArrayList<>(links)) {
      disconnect(link, reason, nowMs);
    }
  }

  /** Applies the present value of repl-backlog-size. */
  public void resizeBacklog() {
    if (backlog != null) {
      backlog.resize(settings.backlogBytes());
    }
  }

  // ---- replicas

  /** Begins to treat the connection as a replica's. */
  public ReplicaLink introduce(ReplicaPeer peer, long nowMs) {
    return new ReplicaLink(peer, log, nowMs);
  }

  /** Takes one option of REPLCONF that introduces the replica; false when it is not known. */
  public boolean configure(ReplicaLink link, String option, String value) {
    switch (option) {
      case "listening-port" -> link.announcePort(Integer.parseInt(value));
      case "ip-address" -> link.announceHost(value);
      case "capa" -> {
        link.knowsEndMark |= value.equals("eof");
        link.knowsContinueId |= value.equals("psync2");
        link.knowsEpoch |= value.equals("baton-epoch");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Takes {@code REPLCONF ACK}. */
  public void acknowledge(ReplicaLink link, long offset, long durableOffset, long nowMs) {
    link.onAcknowledged(offset, durableOffset, nowMs);
  }

  /** Takes an empty line, by which a loading replica shows that it is alive. */
  public void keepAlive(ReplicaLink link, long nowMs) {
    link.onAlive(nowMs);
  }

  /** Why PSYNC and SYNC are refused now, as an error reply; null when they are not. */
  public @Nullable String refuseSync(ReplicaPeer peer) {
    if (standing.get() == Standing.REPLICA_DISCONNECTED) {
      return "NOMASTERLINK Can't SYNC while not connected with my master";
    }
    if (peer.hasPendingReplies()) {
      return "ERR SYNC and PSYNC are invalid with pending output";
    }
    return null;
  }

  /** Answers PSYNC: continues the stream, or makes the replica wait for a snapshot. */
  public void resync(ReplicaLink link, String replicationId, long offset, long nowMs) {
    PsyncDecision decision = PsyncDecision.decide(history, backlog, replicationId, offset);
    switch (decision) {
      case PsyncDecision.Continue(long position) -> continueStream(link, position, nowMs);
      case PsyncDecision.FullSync(String reason) -> {
        if (!replicationId.equals("?")) {
          counters.partialRefused++;
        }
        awaitSnapshot(link, reason, nowMs);
      }
    }
  }

  /** Answers SYNC: a client that knows no offsets. */
  public void syncWithoutOffsets(ReplicaLink link, long nowMs) {
    link.usesOffsets = false;
    awaitSnapshot(link, "SYNC", nowMs);
  }

  /** The connection is gone. */
  public void onClosed(ReplicaLink link, long nowMs) {
    link.release();
    if (backlog != null) {
      // What only this replica had still to read.
      backlog.shrink();
    }
    if (links.remove(link) && links.isEmpty()) {
      alone = nowMs;
    }
    if (sync != null && receivers(sync).isEmpty()) {
      log.notice("Diskless rdb transfer, last replica dropped, killing fork child (there is none)");
      closeSync();
    }
  }

  /** The replicas that asked for the stream, in the order they came. */
  public List<ReplicaLink> replicas() {
    return links;
  }

  /** How many replicas are online and heard of within min-replicas-max-lag. */
  public int goodReplicas(long nowMs) {
    int good = 0;
    for (ReplicaLink link : links) {
      boolean recent = link.lagSeconds(nowMs) * SECOND_MS <= settings.lagMsMax();
      good += link.state() == ReplicaLink.State.ONLINE && recent ? 1 : 0;
    }
    return good;
  }

  /** How many replicas acknowledged everything up to {@code offset}. */
  public int replicasAt(long offset) {
    int count = 0;
    for (ReplicaLink link : links) {
      boolean there = link.acknowledgedOffset() >= offset;
      count += link.state() == ReplicaLink.State.ONLINE && there ? 1 : 0;
    }
    return count;
  }

  /** How many replicas have everything up to {@code offset} where a crash cannot take it. */
  public int replicasDurableAt(long offset) {
    int count = 0;
    for (ReplicaLink link : links) {
      boolean there = link.durableOffset() >= offset;
      count += link.state() == ReplicaLink.State.ONLINE && there ? 1 : 0;
    }
    return count;
  }

  // ---- time

  /** Once a turn: asks for acknowledgements if someone waits. */
  public void onTurnEnd(long nowMs) {
    if (acknowledgementsWanted && !paused && mayGenerate() && !links.isEmpty()) {
      acknowledgementsWanted = false;
      feed(Math.max(0, streamDatabase), words("REPLCONF", "GETACK", "*"), nowMs);
    }
    enforceOutputLimits(nowMs);
    endSyncOfNobody();
  }

  /** Whether a snapshot is being encoded and has room to go on when the pace allows it. */
  public boolean hasWork() {
    return sync != null && !sync.isComplete() && !sync.isDelayed() && windowHasRoom(sync);
  }

  /** Whether a snapshot is being encoded for replicas. */
  public boolean isSnapshotting() {
    return sync != null && !sync.isComplete();
  }

  /**
   * All data is gone on command: what of it is still to be sent is of no use to anybody. The
   * replicas come back for the little there is now.
   */
  public void onFlushedAll(long nowMs) {
    FullSync useless = sync;
    if (useless != null && !useless.isComplete()) {
      log.notice("The snapshot for replicas is dropped: all of its data was deleted");
      for (ReplicaLink link : receivers(useless)) {
        disconnect(link, "the snapshot it waited for is of no use", nowMs);
      }
    }
  }

  /** Every 100 ms or so: snapshots that are due, pings, timeouts, the backlog's age. */
  public void onTick(long nowMs) {
    maybeBeginSync(nowMs);
    work(nowMs);
    if (nowMs - lastSecondAtMs >= SECOND_MS) {
      lastSecondAtMs = nowMs;
      keepWaitingReplicasAlive();
      closeSilentReplicas(nowMs);
      expireBacklog(nowMs);
    }
    if (nowMs - lastPingAtMs >= settings.pingPeriodMs()) {
      lastPingAtMs = nowMs;
      if (mayGenerate() && !paused && !links.isEmpty()) {
        feed(Math.max(0, streamDatabase), words("PING"), nowMs);
      }
    }
  }

  // ---- facts for INFO

  /** The native memory of the backlog, in bytes. */
  public long backlogBytes() {
    return backlog == null ? 0 : backlog.allocatedBytes();
  }

  /** Directive's value while the backlog exists. */
  public BacklogFacts backlogFacts() {
    return backlog == null
        ? new BacklogFacts(false, settings.backlogBytes(), 0, 0, 0)
        : new BacklogFacts(
            true,
            backlog.sizeBytes(),
            backlog.startPosition() + 1,
            backlog.historyBytes(),
            backlog.allocatedBytes());
  }

  /** How syncs were answered since the start. */
  public SyncCounters counters() {
    return counters;
  }

  // ---- helpers

  private boolean mayGenerate() {
    return standing.get() == Standing.PRIMARY;
  }

  private long beginCommand(int databaseIndex) {
    if (backlog == null) {
      return 0;
    }
    long before = backlog.endPosition();
    if (databaseIndex != streamDatabase) {
      streamDatabase = databaseIndex;
      RequestWriter.write(backlog.sink(), words("SELECT", Integer.toString(databaseIndex)));
    }
    return before;
  }

  private void endCommand(long before, long nowMs) {
    if (backlog == null) {
      // Nobody listens and nobody can continue from here; the offset still tells new from old.
      history.advance(1);
      return;
    }
    long bytes = backlog.endPosition() - before;
    backlog.trim();
    history.advance(bytes);
    writeRate.add(bytes, nowMs);
    requestOutput();
  }

  private void requestOutput() {
    for (ReplicaLink link : links) {
      if (link.state() == ReplicaLink.State.ONLINE) {
        link.peer.requestOutput();
      }
    }
  }

  private void continueStream(ReplicaLink link, long position, long nowMs) {
    Backlog kept = Objects.requireNonNull(backlog, "a continued stream has a backlog");
    String id = link.knowsContinueId ? " " + history.replicationId() : "";
    String epoch = link.knowsEpoch ? " " + history.epoch() : "";
    link.peer.reply("+CONTINUE" + id + epoch + "\r\n");
    add(link);
    link.beginStream(kept.cursorAt(position), nowMs);
    counters.partialAccepted++;
    log.notice(
        "Partial resynchronization request from "
            + link.name()
            + " accepted. Sending "
            + (kept.endPosition() - position)
            + " bytes of backlog starting from offset "
            + (position + 1)
            + ".");
    link.peer.requestOutput();
  }

  private void awaitSnapshot(ReplicaLink link, String reason, long nowMs) {
    counters.full++;
    if (links.isEmpty() && backlog == null && mayGenerate()) {
      // What was written so far left no stream behind: nobody may claim to continue from it.
      history.renew();
    }
    openBacklog();
    add(link);
    link.awaitSnapshot(nowMs, reason);
    maybeBeginSync(nowMs);
  }

  private void add(ReplicaLink link) {
    links.add(link);
    alone = -1;
  }

  private void maybeBeginSync(long nowMs) {
    if (sync != null || links.isEmpty()) {
      return;
    }
    List<ReplicaLink> waiting = waiting();
    if (waiting.isEmpty()) {
      return;
    }
    boolean crowd = settings.syncReplicasMax() > 0 && waiting.size() >= settings.syncReplicasMax();
    long oldest = waiting.getFirst().waitingSinceMs;
    if (crowd || nowMs - oldest >= settings.syncDelayMs()) {
      beginSync(waiting, nowMs);
    }
  }

  private void beginSync(List<ReplicaLink> waiting, long nowMs) {
    boolean lengthWanted = waiting.stream().anyMatch(link -> !link.knowsEndMark);
    SnapshotCut cut = snapshots.cut(lengthWanted ? 2 : 1, nowMs);
    Function<SlicedWriter, DelayedWriter> delays =
        writer -> new DelayedWriter(settings::saveDelayMicros, writer, pace, nowMs);
    FullSync begun = new FullSync(cut, entropy.nextId(), lengthWanted, delays);
    log.notice("Background RDB transfer started by pid " + settings.processId());
    sync = begun;
    Backlog kept = Objects.requireNonNull(backlog, "waiting replicas have a backlog");
    // The snapshot does not say which database the stream goes on with.
    streamDatabase = mayGenerate() ? NO_DATABASE : streamDatabase;
    for (ReplicaLink link : waiting) {
      if (link.usesOffsets) {
        String epoch = link.knowsEpoch ? " " + history.epoch() : "";
        link.peer.reply(
            "+FULLRESYNC " + history.replicationId() + " " + history.offset() + epoch + "\r\n");
      }
      link.beginSync(begun, kept.cursorAt(history.offset()), nowMs);
      link.peer.requestOutput();
    }
  }

  private void work(long nowMs) {
    endSyncOfNobody();
    if (sync == null) {
      return;
    }
    boolean wasReady = sync.isReady();
    boolean wasComplete = sync.isComplete();
    if (sync.work(slowestPosition(sync), nowMs) || !wasReady) {
      receivers(sync).forEach(link -> link.peer.requestOutput());
    }
    if (sync.isComplete() && !wasComplete) {
      log.notice(
          "Diskless rdb transfer, done reading from pipe, "
              + receivers(sync).size()
              + " replicas still up.");
    }
  }

  private void endSyncOfNobody() {
    if (sync != null && receivers(sync).isEmpty()) {
      closeSync();
    }
  }

  private boolean windowHasRoom(FullSync current) {
    return current.hasRoom(slowestPosition(current));
  }

  private long slowestPosition(FullSync current) {
    long slowest = current.payloadBytes();
    for (ReplicaLink link : receivers(current)) {
      slowest = Math.min(slowest, link.payloadPosition());
    }
    return slowest;
  }

  private List<ReplicaLink> receivers(FullSync current) {
    return links.stream().filter(link -> link.isReceiving(current)).toList();
  }

  private List<ReplicaLink> waiting() {
    return links.stream().filter(link -> link.state() == ReplicaLink.State.WAIT_SNAPSHOT).toList();
  }

  private void enforceOutputLimits(long nowMs) {
    if (backlog == null) {
      return;
    }
    for (ReplicaLink link : new ArrayList<>(links)) {
      String reason = link.overLimit(settings, backlog.endPosition(), nowMs);
      if (reason != null) {
        disconnect(link, reason, nowMs);
      }
    }
  }

  private void keepWaitingReplicasAlive() {
    for (ReplicaLink link : links) {
      boolean silent =
          link.state() == ReplicaLink.State.WAIT_SNAPSHOT
              || (link.state() == ReplicaLink.State.SEND_BULK && sync != null && !sync.isReady());
      if (silent) {
        link.peer.reply("\n");
        link.peer.requestOutput();
      }
    }
  }

  private void closeSilentReplicas(long nowMs) {
    for (ReplicaLink link : new ArrayList<>(links)) {
      boolean starved = sync != null && link.isReceiving(sync) && link.hasTakenAll(sync);
      boolean listens =
          switch (link.state()) {
            case ONLINE, AWAIT_ACK -> true;
            // Whoever waits for us is not to blame for the silence.
            case SEND_BULK -> !starved;
            case HANDSHAKE, WAIT_SNAPSHOT -> false;
          };
      if (listens && link.lagSeconds(nowMs) * SECOND_MS > settings.timeoutMs()) {
        String phase = link.state() == ReplicaLink.State.ONLINE ? "streaming sync" : "full sync";
        String text = "Disconnecting timedout replica (" + phase + "): " + link.name();
        log.warning(text);
        disconnect(link, text, nowMs);
      }
    }
  }

  private void disconnect(ReplicaLink link, String reason, long nowMs) {
    link.peer.close(reason);
    onClosed(link, nowMs);
  }

  private void expireBacklog(long nowMs) {
    long timeToLiveMs = settings.backlogTimeToLiveMs();
    boolean due = timeToLiveMs > 0 && alone >= 0 && nowMs - alone > timeToLiveMs;
    if (due && backlog != null && mayGenerate() && links.isEmpty()) {
      // Writes after this leave no stream: a replica that came back must not believe it lost none.
      history.renew();
      closeBacklog();
      log.notice(
          "Replication backlog freed after "
              + timeToLiveMs / SECOND_MS
              + " seconds without connected replicas.");
    }
  }

  private void closeSync() {
    if (sync != null) {
      sync.close();
      sync = null;
    }
  }

  private void closeBacklog() {
    if (backlog != null) {
      backlog.close();
      backlog = null;
    }
  }

  private static List<Bytes> words(String... words) {
    List<Bytes> list = new ArrayList<>(words.length);
    for (String word : words) {
      list.add(Bytes.of(word));
    }
    return list;
  }
}
