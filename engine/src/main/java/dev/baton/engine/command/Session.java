package dev.baton.engine.command;

import dev.baton.engine.acl.User;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.OutputBuffer;
import dev.baton.engine.resp.QueryBuffer;
import dev.baton.engine.resp.ReplyWriter;
import dev.baton.engine.resp.RequestParser;
import org.jspecify.annotations.Nullable;

/**
 * One client as commands see it: who it is, what it has chosen and its buffers. It knows no socket;
 * the node couples it with a link. Confined to the loop thread.
 */
public final class Session {
  private final long id;
  private final HostPort remote;
  private final HostPort local;
  private final long createdMs;
  private final QueryBuffer query;
  private final RequestParser parser;
  private final OutputBuffer output;
  private final Arguments arguments = new Arguments();
  private final ReplyGate replyGate;
  private final ReplyWriter reply;
  private final ClientInfo info = new ClientInfo();
  private final Transaction transaction = new Transaction();
  private final Subscriptions subscriptions = new Subscriptions();
  private final TrackingState tracking = new TrackingState();
  private final Outbox outbox;
  private final ClientMemory memory = new ClientMemory(this);

  private int databaseIndex;
  private boolean authenticated;
  private @Nullable User user;
  private boolean replica;
  private boolean primaryLink;
  private boolean closeAfterReply;
  private boolean postponed;
  private boolean monitor;
  private @Nullable String closeReason;
  private @Nullable Blocked blocked;
  private long lastInteractionMs;

  /** Couples the buffers of one connection, which begins as the default user. */
  public Session(
      long id,
      HostPort remote,
      HostPort local,
      QueryBuffer query,
      RequestParser parser,
      OutputBuffer output,
      User defaultUser,
      long nowMs) {
    this.id = id;
    this.remote = remote;
    this.local = local;
    this.query = query;
    this.parser = parser;
    this.output = output;
    this.user = defaultUser;
    this.authenticated = defaultUser.isOpen();
    this.createdMs = nowMs;
    this.lastInteractionMs = nowMs;
    this.replyGate = new ReplyGate(output);
    this.reply = new ReplyWriter(replyGate);
    this.outbox = new Outbox(output);
    parser.setAuthenticationRequired(!authenticated);
  }

  /** The number of this client, never used again. */
  public long id() {
    return id;
  }

  /** The client's address. */
  public HostPort remote() {
    return remote;
  }

  /** The address it connected to. */
  public HostPort local() {
    return local;
  }

  /** When the client connected. */
  public long createdMs() {
    return createdMs;
  }

  /** When the client last sent something. */
  public long lastInteractionMs() {
    return lastInteractionMs;
  }

  /** Notes that the client has sent something. */
  public void interact(long nowMs) {
    lastInteractionMs = nowMs;
  }

  /** The memory the client holds. */
  public ClientMemory memory() {
    return memory;
  }

  /** What was received and not yet executed. */
  public QueryBuffer query() {
    return query;
  }

  /** Finds requests in {@link #query}. */
  public RequestParser parser() {
    return parser;
  }

  /** The words of the request being executed. */
  public Arguments arguments() {
    return arguments;
  }

  /** What is still to be sent to the client. */
  public OutputBuffer output() {
    return output;
  }

  /** Writes replies to {@link #output}, or nowhere while replies are off. */
  public ReplyWriter reply() {
    return reply;
  }

  /** Writes what CLIENT REPLY cannot silence, in the protocol of {@link #reply}. */
  public ReplyWriter unsilenced() {
    return outbox.writer(reply.protocol());
  }

  /** Names who has to know when there is output that no request of this client has caused. */
  public void onPush(Runnable listener) {
    outbox.onPush(listener);
  }

  /** Takes messages that are no replies. */
  Outbox outbox() {
    return outbox;
  }

  /** CLIENT REPLY's switch. */
  ReplyGate replyGate() {
    return replyGate;
  }

  /** Turns replies on, off, or off for the next command. */
  public void setReplyMode(ReplyMode mode) {
    replyGate.set(mode);
  }

  /** Which replies the client wants. */
  public ReplyMode replyMode() {
    return replyGate.mode();
  }

  /** Makes the connection as good as new, as RESET does; who the client is does not change. */
  public void reset() {
    select(0);
    transaction.discard();
    subscriptions.endAll(this);
    monitor = false;
    reply.setProtocol(2);
    setReplyMode(ReplyMode.ON);
    info.reset();
  }

  /** Name, library and other things the client told about itself. */
  public ClientInfo info() {
    return info;
  }

  /** What is queued between MULTI and EXEC, and the watched keys. */
  public Transaction transaction() {
    return transaction;
  }

  /** Whether the client is told of changes of keys. */
  public TrackingState tracking() {
    return tracking;
  }

  /** The channels the client listens to. */
  public Subscriptions subscriptions() {
    return subscriptions;
  }

  /** The selected database. */
  public int databaseIndex() {
    return databaseIndex;
  }

  /** Selects a database. */
  public void select(int index) {
    databaseIndex = index;
  }

  /** Whether the client has given a password, or needed none when it connected. */
  public boolean isAuthenticated() {
    return authenticated;
  }

  /** The user whose rules hold for the client; null when none do, as for the primary. */
  public @Nullable User user() {
    return user;
  }

  /** Makes the client a user; whether it has authenticated decides the parser's limits. */
  void become(@Nullable User asUser, boolean authenticated) {
    this.user = asUser;
    this.authenticated = authenticated;
    parser.setAuthenticationRequired(!authenticated);
  }

  /** Whether the client is a replica fed from here. */
  public boolean isReplica() {
    return replica;
  }

  /** Makes the client a replica. */
  public void becomeReplica() {
    replica = true;
  }

  /** Whether the client sees what every client does. */
  public boolean isMonitor() {
    return monitor;
  }

  void setMonitor(boolean watches) {
    monitor = watches;
  }

  /** Whether this is our own link to the primary, whose commands are obeyed without question. */
  public boolean isPrimaryLink() {
    return primaryLink;
  }

  /** Limits what a client may send, in bytes; the stream of a primary is applied as it comes. */
  public void limitInput(long queryBytesMax, long bulkBytesMax) {
    query.setLimitBytes(primaryLink ? Long.MAX_VALUE : queryBytesMax);
    parser.setBulkBytesMax(primaryLink ? Integer.MAX_VALUE : bulkBytesMax);
  }

  /** Makes this the link to the primary: no gates, no limits, no replies, no propagation. */
  public void becomePrimaryLink() {
    primaryLink = true;
    limitInput(Long.MAX_VALUE, Integer.MAX_VALUE);
    become(null, true);
    setReplyMode(ReplyMode.OFF);
  }

  /** Whether the client is closed once its output has been sent. */
  public boolean closesAfterReply() {
    return closeAfterReply;
  }

  /** Closes the client once its output has been sent; further requests are not read. */
  public void closeAfterReply(String reason) {
    closeAfterReply = true;
    closeReason = reason;
  }

  /** Why the client is being closed, or null. */
  public @Nullable String closeReason() {
    return closeReason;
  }

  /** Whether the client's request waits for the end of a pause. */
  public boolean isPostponed() {
    return postponed;
  }

  void setPostponed(boolean postponed) {
    this.postponed = postponed;
  }

  /** What the client waits for, or null. */
  public @Nullable Blocked blocked() {
    return blocked;
  }

  /** Makes the client wait; its next request is not executed before it is unblocked. */
  public void block(Blocked operation) {
    blocked = operation;
  }

  /** Ends waiting; the caller has written the reply. */
  public void unblock() {
    blocked = null;
  }
}
