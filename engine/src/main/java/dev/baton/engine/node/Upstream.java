package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandProcessor;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.storage.AppendOnly;
import dev.baton.engine.node.storage.LoadedData;
import dev.baton.engine.node.storage.StreamTransaction;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaHost;
import dev.baton.engine.replication.ReplicaSide;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.QueryBuffer;
import dev.baton.engine.resp.RequestParser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The link to the primary: carries the handshake, loads the snapshot beside the old data, applies
 * the stream and passes it on, byte by byte, to our own replicas.
 */
final class Upstream implements ReplicaHost {
  private final Network network;
  private final Clients clients;
  private final Sessions sessions;
  private final Configuration configuration;
  private final Keyspace keyspace;
  private final History history;
  private final IncomingSnapshot snapshot;
  private final StreamAhead ahead;
  private final Log log;
  private @Nullable CommandTable commands;
  private @Nullable CommandProcessor processor;
  private @Nullable PrimarySide primarySide;
  private @Nullable ReplicaSide replicaSide;
  private @Nullable Client client;
  private @Nullable StreamTransaction transaction;
  private int streamDatabase;
  private boolean acknowledgementWanted;
  private Runnable replacedListener = () -> {};
  private @Nullable Failover failover;
  private @Nullable AppendOnly appendOnly;

  Upstream(
      Network network,
      Clients clients,
      Sessions sessions,
      Configuration configuration,
      Keyspace keyspace,
      History history,
      IncomingSnapshot snapshot,
      Log log) {
    this.network = network;
    this.clients = clients;
    this.sessions = sessions;
    this.configuration = configuration;
    this.keyspace = keyspace;
    this.history = history;
    this.snapshot = snapshot;
    this.ahead = new StreamAhead(keyspace);
    this.log = log;
  }

  /** Completes the wiring of what knows each other. */
  void wire(CommandTable table, CommandProcessor chain, PrimarySide replicas, ReplicaSide side) {
    commands = table;
    processor = chain;
    primarySide = replicas;
    replicaSide = side;
  }

  /** Lets {@code handover} know how it goes on. */
  void onHandover(Failover handover) {
    failover = handover;
  }

  /** Lets {@code listener} know whenever all data was replaced. */
  void onReplaced(Runnable listener) {
    replacedListener = listener;
  }

  /** Lets {@code file} have all that is received. */
  void keep(AppendOnly file) {
    appendOnly = file;
  }

  @Override
  public long durableOffset() {
    AppendOnly file = Objects.requireNonNull(appendOnly, "wired");
    return file.isOn() ? file.durableOffset() : -1;
  }

  /** Whether this is the connection to the primary. */
  boolean isCarriedBy(Client other) {
    return client == other;
  }

  /** The connection stands: from now on it can be written to. */
  void attach(Link link, long nowMs) {
    client = clients.couple(link, nowMs);
  }

  /** A connection is gone; if it was this one, the replica side has to know. */
  void onForgotten(Client gone, String reason, long nowMs) {
    if (gone == client) {
      detach();
      ReplicaSide side = Objects.requireNonNull(replicaSide, "wired");
      side.onClosed(side.attempt(), reason, nowMs);
    }
  }

  /** Bytes received and not applied yet. */
  int unappliedBytes() {
    int open = transaction == null ? 0 : transaction.buffer().readableBytes();
    return client == null ? 0 : client.session().query().readableBytes() + open;
  }

  /** The database selected in the stream we receive. */
  int streamDatabase() {
    return client != null && client.session().isPrimaryLink()
        ? client.session().databaseIndex()
        : streamDatabase;
  }

  /** The database that the stream goes on with, for a history that was restored. */
  void setStreamDatabase(int index) {
    streamDatabase = index;
  }

  /** The primary asked how far we are. */
  void wantAcknowledgement() {
    acknowledgementWanted = true;
  }

  @Override
  public void connect(long attempt, HostPort target, long timeoutMs) {
    network.connect(attempt, target, timeoutMs);
  }

  @Override
  public void send(byte[] bytes) {
    if (client != null) {
      client.session().output().write(bytes);
      client.requestOutput();
    }
  }

  @Override
  public void disconnect() {
    if (client != null) {
      Client closing = client;
      detach();
      clients.close(closing, "the link to the primary is given up");
    }
  }

  @Override
  public boolean holdsData() {
    return keyspace.size() > 0;
  }

  @Override
  public void beginLoad(String replicationId, long nowMs) {
    if (snapshot.begin(replicationId, nowMs)) {
      replacedListener.run();
    }
  }

  /** What arrives at the moment, if anything. */
  IncomingSnapshot snapshot() {
    return snapshot;
  }

  /** Reads on, or not yet, as slow motion demands. */
  void pace(long nowMs) {
    if (client != null) {
      client.setReading(snapshot.mayRead(nowMs));
    }
  }

  @Override
  public int load(long address, int length) {
    return snapshot.load(address, length);
  }

  @Override
  public boolean isLoadComplete() {
    return snapshot.isComplete();
  }

  @Override
  public void commitLoad(String replicationId, long offset, long nowMs) {
    LoadedData complete = snapshot.take();
    PrimarySide replicas = Objects.requireNonNull(primarySide, "wired");
    // Our own replicas hold the old history: they must start over from the new one.
    replicas.abandon("the data was replaced by the primary's", nowMs);
    complete.replace(keyspace);
    replacedListener.run();
    keyspace.addChanges(complete.keys());
    history.adopt(replicationId, offset);
    history.learnEpoch(complete.epoch());
    replicas.openBacklog();
    streamDatabase = complete.streamDatabase();
    becomePrimaryLink();
    Objects.requireNonNull(appendOnly, "wired").onDataReplaced(nowMs);
  }

  @Override
  public void abortLoad() {
    snapshot.discard();
  }

  @Override
  public void continueHistory(String replicationId, long epoch, long nowMs) {
    PrimarySide replicas = Objects.requireNonNull(primarySide, "wired");
    boolean changed = !replicationId.equals(history.replicationId()) || epoch > history.epoch();
    history.continueAs(replicationId);
    history.learnEpoch(epoch);
    if (changed) {
      replicas.closeLinks("the primary's history has a new name", nowMs);
    }
    replicas.openBacklog();
    becomePrimaryLink();
  }

  @Override
  public void onStream(long address, int length, long nowMs) {
    Session session = Objects.requireNonNull(client, "the stream has a link").session();
    session.interact(nowMs);
    if (!session.query().append(address, length)) {
      broken("a command of the stream is longer than anything that could be kept", nowMs);
      return;
    }
    Client carrier = client;
    boolean goesOn = true;
    // Applying a command may end the link, and with it the loop.
    while (goesOn && carrier == client) {
      goesOn = applyNext(session, nowMs);
    }
    ahead.rest();
    if (acknowledgementWanted) {
      acknowledgementWanted = false;
      Objects.requireNonNull(replicaSide, "wired").acknowledge();
    }
  }

  @Override
  public void onHandoverAccepted(long nowMs) {
    Objects.requireNonNull(failover, "wired").onAccepted();
  }

  @Override
  public void onHandoverRefused(long nowMs) {
    Objects.requireNonNull(failover, "wired").onRefused(nowMs);
  }

  @Override
  public void onStateChanged(long nowMs) {}

  /** Gives native memory back. */
  void close() {
    abortLoad();
    closeTransaction();
  }

  private boolean applyNext(Session session, long nowMs) {
    return switch (session.parser().parse(session.query(), session.arguments())) {
      case INCOMPLETE -> false;
      case PROTOCOL_ERROR -> {
        broken("the stream is no protocol: " + session.parser().errorText(), nowMs);
        yield false;
      }
      case EMPTY -> passOn(session, session.query(), session.parser(), nowMs);
      case REQUEST -> apply(session, nowMs);
    };
  }

  private boolean apply(Session session, long nowMs) {
    Arguments words = session.arguments();
    StreamTransaction open = transaction;
    if (open == null && !words.is(0, "multi")) {
      ahead.enter(session);
      return execute(session, nowMs) && passOn(session, session.query(), session.parser(), nowMs);
    }
    ahead.rest();
    if (open == null) {
      open = new StreamTransaction(clients.newQueryBuffer(Long.MAX_VALUE));
      transaction = open;
    }
    boolean complete = words.is(0, "exec");
    int bytes = session.parser().requestBytes();
    if (!open.add(session.query().address(), bytes)) {
      broken("a transaction of the stream is longer than anything that could be kept", nowMs);
      return false;
    }
    session.query().consume(bytes);
    return !complete || executeAll(open, session, nowMs);
  }

  /** Applies what MULTI and EXEC enclose in one piece; only then does the offset move. */
  private boolean executeAll(StreamTransaction complete, Session session, long nowMs) {
    transaction = null;
    try (complete) {
      while (complete.next(session.arguments())) {
        if (!execute(session, nowMs)) {
          return false;
        }
        passOn(session, complete.buffer(), complete.parser(), nowMs);
      }
      return true;
    }
  }

  /** Applies the present request; false when that cannot be done and the link was given up. */
  private boolean execute(Session session, long nowMs) {
    Arguments words = session.arguments();
    if (isBracket(words)) {
      return true;
    }
    boolean isKnown = Objects.requireNonNull(commands, "wired").resolve(words, 0) != null;
    if (!isKnown && configuration.textOf("propagation-error-behavior").equals("resync")) {
      // Going on without it would leave data that only looks like the primary's.
      broken("the primary sent '" + words.text(0) + "', which this build does not know", nowMs);
      return false;
    }
    long errorsBefore = session.reply().errors();
    Objects.requireNonNull(processor, "wired").process(session, nowMs);
    if (session.reply().errors() != errorsBefore) {
      String command = isKnown ? session.info().lastCommand() : "<unknown>";
      LinkErrors.warn(log, "replica", "primary", session, command);
    }
    return true;
  }

  private boolean passOn(Session session, QueryBuffer buffer, RequestParser parser, long nowMs) {
    int bytes = parser.requestBytes();
    AppendOnly file = Objects.requireNonNull(appendOnly, "wired");
    if (file.isOn() && isKept(session.arguments())) {
      file.tail().feed(session.databaseIndex(), buffer.address(), bytes);
    }
    PrimarySide replicas = Objects.requireNonNull(primarySide, "wired");
    replicas.feedRaw(buffer.address(), bytes, nowMs);
    buffer.consume(bytes);
    return true;
  }

  /** What stands around a transaction, which is applied as a whole. */
  private static boolean isBracket(Arguments words) {
    return words.is(0, "multi") || words.is(0, "exec");
  }

  /** What changes data, and the brackets around it; not what only keeps the link alive. */
  private boolean isKept(Arguments words) {
    if (words.count() == 0) {
      return false;
    }
    if (isBracket(words)) {
      return true;
    }
    Command command = Objects.requireNonNull(commands, "wired").resolve(words, 0);
    return command != null && command.spec().has(Flag.WRITE);
  }

  private void broken(String reason, long nowMs) {
    log.warning("The stream cannot be applied: " + reason);
    Objects.requireNonNull(replicaSide, "wired").onBrokenStream(reason, nowMs);
  }

  private void closeTransaction() {
    if (transaction != null) {
      // Its bytes do not count as applied: the primary sends them again.
      transaction.close();
      transaction = null;
    }
  }

  private void becomePrimaryLink() {
    Session session = Objects.requireNonNull(client, "the stream has a link").session();
    session.becomePrimaryLink();
    session.select(streamDatabase);
    sessions.add(session);
  }

  private void detach() {
    closeTransaction();
    streamDatabase = streamDatabase();
    acknowledgementWanted = false;
    client = null;
  }
}
