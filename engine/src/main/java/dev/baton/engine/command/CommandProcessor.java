package dev.baton.engine.command;

import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.memory.MemoryRefusedException;
import dev.baton.engine.resp.Arguments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one chain every request passes, in Redis's order: lookup, arity, permission for DEBUG,
 * authentication, access rules, gates, pause, execution, propagation.
 */
public final class CommandProcessor {
  private final CommandTable table;
  private final Keyspace keyspace;
  private final Settings settings;
  private final Access access;
  private final Gate[] gates;
  private final ClientPause pause;
  private final Expiry expiry;
  private final Effects effects;
  private final Witnesses witnesses;
  private @Nullable Call spareCall;
  private final KeyWaits waits;
  private final LongReplies longReplies;
  private long commandsProcessed;

  /** Wires the chain; the gates are asked in their order. */
  public CommandProcessor(
      CommandTable table,
      Keyspace keyspace,
      Settings settings,
      Access access,
      List<Gate> gates,
      ClientPause pause,
      Expiry expiry,
      Propagation propagation,
      Witnesses witnesses,
      KeyWaits waits) {
    this.table = table;
    this.keyspace = keyspace;
    this.settings = settings;
    this.access = access;
    this.gates = gates.toArray(new Gate[0]);
    this.pause = pause;
    this.expiry = expiry;
    this.effects = new Effects(propagation);
    this.witnesses = witnesses;
    this.waits = waits;
    this.longReplies = new LongReplies(witnesses.calls(), this::settleWritten);
    waits.onUnserved(this::settleUnserved);
  }

  /** How many commands were executed. */
  public long commandsProcessed() {
    return commandsProcessed;
  }

  /** The replies that the node has to go on with. */
  public LongReplies longReplies() {
    return longReplies;
  }

  /**
   * Processes the request in {@link Session#arguments}, whose reply is written unless the client
   * has to wait. A postponed request must be given again, unchanged.
   */
  public Outcome process(Session session, long nowMs) {
    if (!session.isPostponed()) {
      session.replyGate().commandStarts();
    }
    session.setPostponed(false);
    Arguments words = session.arguments();
    Command command = table.resolve(words, 0);
    session.info().setLastCommand(command == null ? "NULL" : command.spec().fullName());
    String refusal = refuse(command, session, words, nowMs);
    if (refusal != null || command == null) {
      reject(command, session, String.valueOf(refusal));
      return Outcome.EXECUTED;
    }
    if (isPostponed(command, session, nowMs)) {
      session.setPostponed(true);
      return Outcome.POSTPONED;
    }
    if (session.transaction().isOpen() && !command.spec().has(Flag.TRANSACTION_CONTROL)) {
      queue(command, session, words);
      return Outcome.EXECUTED;
    }
    execute(command, session, words, nowMs);
    if (session.blocked() instanceof KeyWait wait) {
      waits.add(wait, command, words);
    }
    serveWaiting(nowMs);
    if (session.closesAfterReply()) {
      return Outcome.CLOSE;
    }
    return session.blocked() == null ? Outcome.EXECUTED : Outcome.BLOCKED;
  }

  private void queue(Command command, Session session, Arguments words) {
    try {
      session.transaction().add(command, keyspace.memory(), words);
      session.reply().simple("QUEUED");
    } catch (MemoryRefusedException refusal) {
      session.transaction().poison();
      refuseMemory(session, refusal);
    }
  }

  /**
   * Serves the clients whose keys have become ready. The chain does so after each request; the node
   * once a turn, because keys also expire, are loaded and wait for the end of a pause.
   */
  public void serveWaiting(long nowMs) {
    if (pause.stopsWrites(nowMs) || waits.isHeld()) {
      return;
    }
    for (KeyWait next = waits.nextReady(nowMs); next != null; next = waits.nextReady(nowMs)) {
      retry(next, nowMs);
    }
  }

  /** Executes the command of a waiting client again: on its own account, and judged anew. */
  private void retry(KeyWait wait, long nowMs) {
    Session session = wait.session();
    wait.beginRetry();
    String refusal = refuse(wait.command(), session, wait.words(), nowMs);
    if (refusal == null) {
      execute(wait.command(), session, wait.words(), nowMs);
    } else {
      reject(wait.command(), session, refusal);
    }
    wait.endRetry();
  }

  private @Nullable String refuse(
      @Nullable Command command, Session session, Arguments words, long nowMs) {
    if (command == null) {
      return table.find(words, 0) == null
          ? Rejections.unknownCommand(words)
          : Rejections.unknownSubcommand(words);
    }
    CommandSpec spec = command.spec();
    if (!spec.accepts(words.count())) {
      return Rejections.wrongArity(spec);
    }
    if (session.isPrimaryLink()) {
      return null;
    }
    if (spec.has(Flag.PROTECTED) && !settings.debugAllowed(session)) {
      return Rejections.DEBUG;
    }
    if (!spec.has(Flag.NO_AUTH) && access.needsAuthentication(session)) {
      return Rejections.NO_AUTH;
    }
    if (session.transaction().isOpen() && spec.has(Flag.NO_MULTI)) {
      return Rejections.NOT_IN_TRANSACTION;
    }
    String forbidden = access.refuse(session, spec, words, nowMs);
    if (forbidden != null) {
      return forbidden;
    }
    return runsQueue(spec, session)
        ? refuseQueued(session, nowMs)
        : refuseAtGates(spec, session, nowMs);
  }

  /** EXEC is judged by the commands that it runs. */
  private @Nullable String refuseQueued(Session session, long nowMs) {
    for (Transaction.Queued queued : session.transaction().queue()) {
      String refusal = refuseAtGates(queued.command().spec(), session, nowMs);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private boolean isPostponed(Command command, Session session, long nowMs) {
    if (nowMs >= pause.endsAtMs()) {
      return false;
    }
    if (!runsQueue(command.spec(), session)) {
      return pause.postpones(command.spec(), session, nowMs);
    }
    for (Transaction.Queued queued : session.transaction().queue()) {
      if (pause.postpones(queued.command().spec(), session, nowMs)) {
        return true;
      }
    }
    return false;
  }

  private static boolean runsQueue(CommandSpec spec, Session session) {
    return session.transaction().size() > 0 && spec.isExec();
  }

  private @Nullable String refuseAtGates(CommandSpec spec, Session session, long nowMs) {
    for (Gate gate : gates) {
      String refusal = gate.refuse(spec, session, nowMs);
      if (refusal != null) {
        return refusal;
      }
    }
    if (!session.isReplica() && !session.isMonitor()) {
      return null;
    }
    boolean touchesKeys =
        spec.has(Flag.WRITE) || spec.has(Flag.READONLY) || spec.has(Flag.MAY_REPLICATE);
    return touchesKeys ? Rejections.REPLICA : null;
  }

  /** Answers a refused request; in a transaction the refusal is remembered. */
  private void reject(@Nullable Command command, Session session, String refusal) {
    if (command != null && command.spec().isExec()) {
      session.transaction().discard();
      session.reply().error(Rejections.aborted(refusal));
    } else {
      session.transaction().poison();
      session.reply().error(refusal);
    }
    if (command != null) {
      witnesses.calls().rejected(command);
    }
  }

  private void execute(Command command, Session session, Arguments words, long nowMs) {
    session.outbox().beginCall();
    witnesses.events().setAuthor(session);
    boolean runsQueue = command.spec().isExec() && session.transaction().isOpen();
    if (runsQueue) {
      executeQueued(command, session, words, nowMs);
    } else {
      run(command, session, words, nowMs);
    }
    if (session.isPrimaryLink()) {
      effects.forget();
    } else {
      effects.tell(words, command.spec().has(Flag.TOUCHES_ARBITRARY_KEYS));
    }
    if (runsQueue) {
      // Not earlier: the effects name the queued words.
      session.transaction().discard();
    }
    witnesses.events().setAuthor(null);
    if (!(session.blocked() instanceof LongReply)) {
      session.outbox().endCall();
    }
  }

  /** Runs one command; what it has to tell stays in {@link #effects}. */
  private void run(Command command, Session session, Arguments words, long nowMs) {
    Call call = takeCall(session, words, nowMs);
    CallObserver observer = witnesses.calls();
    long startedMicros = observer.startMicros();
    long errorsBefore = session.reply().errors();
    try {
      command.execute(call);
    } catch (Refusal refusal) {
      session.reply().error(refusal.errorLine());
    } catch (MemoryRefusedException refusal) {
      refuseMemory(session, refusal);
    }
    call.finish();
    keyspace.settleLists();
    if (session.blocked() instanceof KeyWait wait && wait.goesOn()) {
      if (!wait.isQueued()) {
        observer.waiting(session, command, words);
      }
    } else if (session.blocked() instanceof LongReply reply) {
      observer.waiting(session, command, words);
      long tookMicros = observer.nowMicros() - startedMicros;
      reply.run(command, new Words(keyspace.memory(), words), tookMicros);
      longReplies.add(reply);
    } else {
      boolean failed = session.reply().errors() != errorsBefore;
      settle(session, command, words, startedMicros, failed);
    }
    spareCall = call;
  }

  /** Counts a command that has been executed to its end. */
  private void settle(
      Session session, Command command, Arguments words, long startedMicros, boolean failed) {
    commandsProcessed++;
    session.info().countCommand();
    witnesses.calls().executed(session, command, words, startedMicros, failed);
  }

  /** Its time is what it took of the loop's, as that of any other call. */
  private void settleWritten(LongReply reply) {
    long startedMicros = witnesses.calls().nowMicros() - reply.busyMicros();
    settle(reply.session(), reply.command(), reply.words().views(), startedMicros, false);
  }

  private void settleUnserved(KeyWait wait, boolean failed) {
    long nowMicros = witnesses.calls().nowMicros();
    settle(wait.session(), wait.command(), wait.words(), nowMicros, failed);
  }

  /** The one of the last command, unless that is still running. */
  private Call takeCall(Session session, Arguments words, long nowMs) {
    Call spare = spareCall;
    spareCall = null;
    return spare == null
        ? new Call(
            keyspace, settings, access, expiry, effects, witnesses.events(), session, words, nowMs)
        : spare.begin(session, words, nowMs);
  }

  /** A replica that leaves a command out would no longer be one. */
  private static void refuseMemory(Session session, MemoryRefusedException refusal) {
    if (session.isPrimaryLink()) {
      throw refusal;
    }
    session.reply().error(Rejections.MEMORY);
  }

  /** Runs an open transaction to its end, and tells its effects as one. */
  private void executeQueued(Command exec, Session session, Arguments words, long nowMs) {
    Transaction transaction = session.transaction();
    long startedMicros = witnesses.calls().nowMicros();
    boolean poisoned = transaction.isPoisoned();
    if (poisoned) {
      session.reply().error(Rejections.POISONED);
    } else if (transaction.isOvertaken() || transaction.hasExpired(nowMs)) {
      session.reply().nullArray();
    } else {
      transaction.unwatch();
      session.reply().array(transaction.size());
      for (Transaction.Queued queued : transaction.queue()) {
        Arguments views = queued.words().views();
        String forbidden = access.refuseQueued(session, queued.command().spec(), views, nowMs);
        if (forbidden != null) {
          session.reply().error(forbidden);
        } else {
          run(queued.command(), session, views, nowMs);
          effects.settle(views);
        }
      }
    }
    settle(session, exec, words, startedMicros, poisoned);
  }
}
