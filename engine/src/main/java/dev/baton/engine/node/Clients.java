package dev.baton.engine.node;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.Access;
import dev.baton.engine.command.Blocked;
import dev.baton.engine.command.CommandProcessor;
import dev.baton.engine.command.Outcome;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.command.Tracking;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaLink;
import dev.baton.engine.resp.ChunkPool;
import dev.baton.engine.resp.OutputBuffer;
import dev.baton.engine.resp.QueryBuffer;
import dev.baton.engine.resp.RequestParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All connections: takes what they send through the call chain, holds back those that wait, sends
 * what they are owed once a turn, closes those that ask for it or break a limit.
 *
 * <p>A closed client is forgotten at once; its buffers are given back at the end of the turn,
 * because a command of this very client may still be using them.
 */
final class Clients implements AutoCloseable {
  private static final long TRIM_PERIOD_MS = 1000;
  // As in Redis.
  private static final long TRIM_IDLE_MS = 2000;
  // A waiting client may send on for a while; then its socket is left alone.
  private static final int WAITING_BYTES_MAX = 1024 * 1024;
  private final Configuration configuration;
  private final Sessions sessions;
  private final Access access;
  private final ClientTotals totals;
  private final Log log;
  private final ChunkPool chunks = new ChunkPool();
  private final ClientEviction eviction;
  private final Admission admission;
  private final OutputLimits outputLimits;
  private final Map<Link, Client> byLink = new LinkedHashMap<>();
  private final Map<Long, Client> bySession = new LinkedHashMap<>();
  private final List<Client> output = new ArrayList<>();
  private final List<Client> dead = new ArrayList<>();
  private final Set<Client> postponed = new LinkedHashSet<>();
  private final BlockedClients blocked = new BlockedClients();
  private final Intake intake;
  private final LongWords longWords;
  private @Nullable CommandProcessor processor;
  private @Nullable PrimarySide primarySide;
  private @Nullable History history;
  private @Nullable Farewell farewell;
  private @Nullable Tracking tracking;
  private Consumer<String> errorListener = _ -> {};
  private long nowMs;
  private long lastTrimMs;
  private boolean asleep;
  private boolean carePaused;

  Clients(
      Configuration configuration,
      Sessions sessions,
      Access access,
      ClientTotals totals,
      Keyspace keyspace,
      LongWords longWords,
      Log log) {
    this.intake = new Intake(keyspace, this::runReceived);
    this.longWords = longWords;
    this.access = access;
    this.configuration = configuration;
    this.sessions = sessions;
    this.totals = totals;
    this.log = log;
    this.admission = new Admission(configuration, access);
    this.outputLimits = new OutputLimits(configuration);
    this.eviction = new ClientEviction(configuration, totals, log);
    configuration.onChange("client-query-buffer-limit", this::limitInput);
    configuration.onChange("proto-max-bulk-len", this::limitInput);
  }

  private void limitInput() {
    long queryBytesMax = configuration.longOf("client-query-buffer-limit");
    long bulkBytesMax = configuration.longOf("proto-max-bulk-len");
    for (Client client : byLink.values()) {
      client.session().limitInput(queryBytesMax, bulkBytesMax);
    }
  }

  /** Completes the wiring: the chain and the replicas need the clients, and the other way round. */
  void wire(
      CommandProcessor chain,
      PrimarySide replicas,
      Farewell outgoingLinks,
      History stream,
      Tracking clientCaches,
      BooleanSupplier held) {
    intake.holdWhile(held);
    tracking = clientCaches;
    farewell = outgoingLinks;
    processor = chain;
    primarySide = replicas;
    history = stream;
  }

  /** Lets {@code listener} know the text of each error that any client is sent. */
  void onError(Consumer<String> listener) {
    errorListener = listener;
  }

  @Nullable Client find(Link link) {
    return byLink.get(link);
  }

  Client of(Session session) {
    return Objects.requireNonNull(bySession.get(session.id()), "a session has a client");
  }

  /** Those that wait, be it in a command or for the end of a pause: Redis counts both. */
  int blockedCount() {
    return blocked.count() + postponed.size();
  }

  /** Those whose wait ends by itself at some time. */
  int timeoutCount() {
    return blocked.timeoutCount();
  }

  /** Native memory of all buffers of clients. */
  long bufferBytes() {
    return chunks.takenBytes();
  }

  /** The memory of all connections of replicas, or of all others. */
  long bytesOf(boolean replicas) {
    long bytes = 0;
    for (Client client : byLink.values()) {
      if (client.session().isReplica() == replicas) {
        bytes += client.session().memory().totalBytes();
      }
    }
    return bytes;
  }

  // ---- coming and going

  void accept(Link link, long now) {
    nowMs = now;
    totals.connectionsReceived++;
    String refusal = admission.refuse(link, sessions.count());
    Client client = couple(link, now);
    client.session().query().receiveLongWords(longWords);
    sessions.add(client.session());
    client.setReading(!asleep);
    if (refusal != null) {
      totals.connectionsRejected++;
      client.reply("-" + refusal + "\r\n");
      sessions.close(client.session(), "refused");
    }
  }

  /** Couples a link with a session that is not listed yet. */
  Client couple(Link link, long now) {
    RequestParser parser = new RequestParser();
    parser.setBulkBytesMax(configuration.longOf("proto-max-bulk-len"));
    Session session =
        new Session(
            sessions.nextId(),
            link.remote(),
            link.local(),
            newQueryBuffer(configuration.longOf("client-query-buffer-limit")),
            parser,
            new OutputBuffer(chunks),
            access.users().defaultUser(),
            now);
    Client client = new Client(session, link, this);
    session.onPush(client::requestOutput);
    session.reply().onError(errorListener);
    byLink.put(link, client);
    bySession.put(session.id(), client);
    return client;
  }

  /** An empty buffer for requests, with the memory of a client's. */
  QueryBuffer newQueryBuffer(long limitBytes) {
    return new QueryBuffer(chunks, limitBytes);
  }

  void close(Client client, String reason) {
    if (client.isClosed()) {
      return;
    }
    log.write(Log.Level.VERBOSE, "Client " + client.session().remote() + " closed: " + reason);
    forget(client, reason, nowMs);
    client.link().close();
  }

  /** The driver says that the link is gone. */
  void onClosed(Link link, String reason, long now) {
    nowMs = now;
    Client client = byLink.get(link);
    if (client != null) {
      intake.executeNow(client);
    }
    // A client may have been closed by what it sent last.
    if (client != null && !client.isClosed()) {
      forget(client, reason, now);
    }
  }

  /** Closes every client that is neither a replica nor our primary, except {@code spared}. */
  void closeNormal(@Nullable Session spared, String reason) {
    for (Client client : new ArrayList<>(byLink.values())) {
      Session session = client.session();
      boolean normal = !session.isReplica() && !session.isPrimaryLink();
      // Those who are being closed already are owed a last reply.
      normal &= !session.closesAfterReply();
      if (normal && session != spared && sessions.find(session.id()) != null) {
        close(client, reason);
      }
    }
  }

  // ---- input

  void receive(Client client, long address, int length, long now) {
    nowMs = now;
    Session session = client.session();
    totals.inputBytes += length;
    session.info().countReceived(length);
    session.interact(now);
    if (!session.query().append(address, length)) {
      totals.overQueryLimit++;
      close(client, "the query buffer is over client-query-buffer-limit");
      return;
    }
    eviction.account(client);
    evictClients();
    if (!client.isClosed()) {
      intake.add(client, length);
    }
  }

  /** Executes what has arrived since the last call. */
  void executeReceived(long now) {
    nowMs = now;
    intake.executeAll();
  }

  private void runReceived(Client client) {
    run(client);
    Session session = client.session();
    boolean waits = session.blocked() != null || session.isPostponed();
    if (!client.isClosed() && waits && session.query().readableBytes() > WAITING_BYTES_MAX) {
      client.setReading(false);
    }
  }

  /** Executes what has arrived, until something is missing or the client has to wait. */
  private void run(Client client) {
    Session session = client.session();
    boolean goesOn = true;
    while (goesOn && !asleep && !client.isClosed() && !session.closesAfterReply()) {
      goesOn =
          session.blocked() == null
              && switch (session.parser().parse(session.query(), session.arguments())) {
                case INCOMPLETE -> awaitRest(session);
                case PROTOCOL_ERROR -> refuseProtocol(session);
                case EMPTY -> skip(client);
                case REQUEST -> execute(client);
              };
    }
    if (!client.isClosed() && (!session.output().isEmpty() || session.closesAfterReply())) {
      requestOutput(client);
    }
  }

  private static boolean awaitRest(Session session) {
    session.query().expect(session.parser().expectedBytes());
    return false;
  }

  private boolean refuseProtocol(Session session) {
    session.reply().error("ERR " + session.parser().errorText());
    sessions.close(session, "protocol error");
    return false;
  }

  private boolean skip(Client client) {
    ReplicaLink replica = client.replica();
    if (replica != null) {
      Objects.requireNonNull(primarySide, "wired").keepAlive(replica, nowMs);
    }
    client.session().query().consume(client.session().parser().requestBytes());
    return true;
  }

  private boolean execute(Client client) {
    Session session = client.session();
    intake.beginRequest(client);
    History stream = Objects.requireNonNull(history, "wired");
    long before = stream.offset();
    int bytes = session.parser().requestBytes();
    CommandProcessor chain = Objects.requireNonNull(processor, "wired");
    Outcome outcome = ReplicaReplies.process(chain, client, nowMs, log);
    client.noteWrites(before, stream.offset());
    if (client.isClosed()) {
      return false;
    }
    switch (outcome) {
      case POSTPONED -> {
        postponed.add(client);
        return false;
      }
      case BLOCKED ->
          blocked.add(client, Objects.requireNonNull(session.blocked(), "the client waits"));
      case EXECUTED, CLOSE -> {}
    }
    session.query().consume(bytes);
    if (outputLimits.isOverHard(session) && !client.isClosed()) {
      closeOverLimit(client);
    }
    eviction.account(client);
    evictClients();
    return outcome == Outcome.EXECUTED;
  }

  // ---- waiting

  /** Ends the wait of a client whose reply has been written; it goes on at the end of the turn. */
  void unblock(Session session) {
    session.unblock();
    sessions.resume(session);
  }

  /** Lets those go on who wait no more; what they send may end the waits of others. */
  void resumeWaiting() {
    Objects.requireNonNull(processor, "wired").serveWaiting(nowMs);
    resumeUnblocked();
    if (!postponed.isEmpty()) {
      resumePostponed();
    }
  }

  private void resumePostponed() {
    for (Client client : new ArrayList<>(postponed)) {
      postponed.remove(client);
      resume(client);
    }
    resumeUnblocked();
  }

  private void resumeUnblocked() {
    List<Session> resumable = sessions.takeResumable();
    while (!resumable.isEmpty()) {
      for (Session session : resumable) {
        Client client = bySession.get(session.id());
        if (client != null && session.blocked() == null && blocked.remove(client)) {
          // It may have written while it was served, up to here at most.
          client.setLastWriteOffset(Objects.requireNonNull(history, "wired").offset());
          resume(client);
        }
      }
      resumable = sessions.takeResumable();
    }
  }

  private void resume(Client client) {
    if (!client.isClosed()) {
      client.setReading(true);
      run(client);
    }
  }

  private void timeOutBlocked() {
    for (Client client : blocked.due(nowMs)) {
      Blocked operation = client.session().blocked();
      if (operation != null) {
        operation.timeOut(nowMs);
        unblock(client.session());
      }
    }
  }

  /** When the first blocked client's wait ends. */
  long nextDeadlineMs() {
    return blocked.nextDeadlineMs();
  }

  /** Stops, or starts again, what is done for idle clients from time to time. */
  void pauseCare(boolean paused) {
    carePaused = paused;
  }

  /** Nothing more is read or executed until {@link #wake}. */
  void sleep() {
    asleep = true;
    byLink.values().forEach(client -> client.setReading(false));
  }

  void wake(long now) {
    nowMs = now;
    asleep = false;
    for (Client client : new ArrayList<>(byLink.values())) {
      client.setReading(true);
      if (sessions.find(client.session().id()) == client.session()
          && !client.session().isPrimaryLink()) {
        resume(client);
      }
    }
  }

  // ---- output

  void requestOutput(Client client) {
    if (!client.isClosed() && client.markOutput()) {
      output.add(client);
    }
  }

  void onWritable(Client client, long now) {
    nowMs = now;
    client.roomCame();
    requestOutput(client);
  }

  /** Ends the turn: everybody is sent what they are owed. */
  void onTurnEnd(long now) {
    nowMs = now;
    Objects.requireNonNull(tracking, "wired").endTurn();
    for (Session session : sessions.takeClosing()) {
      Client client = bySession.get(session.id());
      if (client != null && client.awaitsRoom()) {
        // Its peer does not read: waiting for it could take for ever.
        close(client, String.valueOf(session.closeReason()));
      } else if (client != null) {
        requestOutput(client);
      }
    }
    // What sending adds to the list belongs to the next turn.
    int count = output.size();
    for (int i = 0; i < count; i++) {
      Client client = output.get(i);
      client.clearOutput();
      if (!client.isClosed()) {
        eviction.account(client);
        send(client);
        eviction.account(client);
      }
    }
    output.subList(0, count).clear();
    evictClients();
    releaseDead();
  }

  private void send(Client client) {
    Session session = client.session();
    if (!client.awaitsRoom()) {
      long before = session.output().size();
      boolean drained = session.output().drain(client);
      totals.outputBytes += before - session.output().size();
      ReplicaLink replica = client.replica();
      if (drained && replica != null && !session.closesAfterReply()) {
        replica.pump(client, nowMs);
      }
      client.link().flush();
    }
    if (session.closesAfterReply() && session.output().isEmpty()) {
      close(client, String.valueOf(session.closeReason()));
    } else {
      enforceOutputLimit(client);
    }
  }

  private void enforceOutputLimit(Client client) {
    if (outputLimits.isOver(client, nowMs)) {
      closeOverLimit(client);
    }
  }

  private void closeOverLimit(Client client) {
    totals.overOutputLimit++;
    close(client, "closed for overcoming of output buffer limits.");
  }

  private void evictClients() {
    if (eviction.isActive()) {
      eviction.evict(byLink.values(), client -> close(client, "evicted to save memory"));
    }
  }

  // ---- time

  void onTick(long now) {
    nowMs = now;
    timeOutBlocked();
    careForClients();
    long idleMs = configuration.longOf("timeout") * 1000;
    if (idleMs > 0) {
      for (Client client : new ArrayList<>(byLink.values())) {
        closeIfIdle(client, idleMs);
      }
    }
  }

  /**
   * Once a second those who have sent nothing for a while give memory back they do not need, and
   * those who have read too little for too long are closed.
   */
  private void careForClients() {
    if (carePaused || nowMs - lastTrimMs < TRIM_PERIOD_MS) {
      return;
    }
    lastTrimMs = nowMs;
    for (Client client : new ArrayList<>(byLink.values())) {
      if (!client.isClosed()) {
        careFor(client);
      }
    }
  }

  private void careFor(Client client) {
    // Who does not read at all is never sent anything: nothing else would see the time pass.
    enforceOutputLimit(client);
    if (!client.isClosed() && nowMs - client.session().lastInteractionMs() > TRIM_IDLE_MS) {
      client.session().query().trim();
      eviction.account(client);
    }
  }

  private void closeIfIdle(Client client, long idleMs) {
    Session session = client.session();
    boolean normal =
        !session.isReplica()
            && !session.isPrimaryLink()
            && session.blocked() == null
            && !session.subscriptions().isActive();
    if (normal && nowMs - session.lastInteractionMs() > idleMs) {
      close(client, "idle for longer than timeout");
    }
  }

  @Override
  public void close() {
    for (Client client : new ArrayList<>(byLink.values())) {
      forget(client, "the node is closed", nowMs);
    }
    releaseDead();
    chunks.close();
  }

  // ---- helpers

  private void forget(Client client, String reason, long now) {
    Check.that(!client.isClosed(), "a client is forgotten once");
    client.markClosed();
    eviction.forget(client);
    byLink.remove(client.link());
    bySession.remove(client.session().id());
    sessions.remove(client.session());
    Objects.requireNonNull(tracking, "wired").turnOff(client.session());
    postponed.remove(client);
    blocked.remove(client);
    Blocked operation = client.session().blocked();
    if (operation != null) {
      operation.cancel();
    }
    ReplicaLink replica = client.replica();
    if (replica != null) {
      Objects.requireNonNull(primarySide, "wired").onClosed(replica, now);
    }
    dead.add(client);
    Objects.requireNonNull(farewell, "wired").onForgotten(client, reason, now);
  }

  private void releaseDead() {
    for (Client client : dead) {
      Session session = client.session();
      session.query().close();
      session.output().close();
      session.parser().close();
    }
    dead.clear();
  }
}
