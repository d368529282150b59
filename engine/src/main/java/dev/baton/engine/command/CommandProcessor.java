package dev.baton.engine.command;

import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one chain every request passes, in Redis's order: lookup, arity, permission for DEBUG,
 * authentication, gates, pause, execution, propagation.
 */
public final class CommandProcessor {
  private final CommandTable table;
  private final Keyspace keyspace;
  private final Settings settings;
  private final List<Gate> gates;
  private final ClientPause pause;
  private final Expiry expiry;
  private final Effects effects;
  private long commandsProcessed;

  /** Wires the chain; the gates are asked in their order. */
  public CommandProcessor(
      CommandTable table,
      Keyspace keyspace,
      Settings settings,
      List<Gate> gates,
      ClientPause pause,
      Expiry expiry,
      Propagation propagation) {
    this.table = table;
    this.keyspace = keyspace;
    this.settings = settings;
    this.gates = new ArrayList<>(gates);
    this.pause = pause;
    this.expiry = expiry;
    this.effects = new Effects(propagation);
  }

  /** How many commands were executed. */
  public long commandsProcessed() {
    return commandsProcessed;
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
      session.reply().error(String.valueOf(refusal));
      return Outcome.EXECUTED;
    }
    if (pause.postpones(command.spec(), session, nowMs)) {
      session.setPostponed(true);
      return Outcome.POSTPONED;
    }
    execute(command, session, words, nowMs);
    if (session.closesAfterReply()) {
      return Outcome.CLOSE;
    }
    return session.blocked() == null ? Outcome.EXECUTED : Outcome.BLOCKED;
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
    if (settings.passwordRequired() && !session.isAuthenticated() && !spec.has(Flag.NO_AUTH)) {
      return Rejections.NO_AUTH;
    }
    return refuseAtGates(spec, session, nowMs);
  }

  private @Nullable String refuseAtGates(CommandSpec spec, Session session, long nowMs) {
    for (Gate gate : gates) {
      String refusal = gate.refuse(spec, session, nowMs);
      if (refusal != null) {
        return refusal;
      }
    }
    boolean touchesKeys =
        spec.has(Flag.WRITE) || spec.has(Flag.READONLY) || spec.has(Flag.MAY_REPLICATE);
    return session.isReplica() && touchesKeys ? Rejections.REPLICA : null;
  }

  private void execute(Command command, Session session, Arguments words, long nowMs) {
    Call call = new Call(keyspace, settings, expiry, effects, session, words, nowMs);
    try {
      command.execute(call);
    } catch (Refusal refusal) {
      session.reply().error(refusal.errorLine());
    }
    commandsProcessed++;
    call.finish();
    if (session.isPrimaryLink()) {
      effects.forget();
    } else {
      effects.tell(words, command.spec().has(Flag.TOUCHES_ARBITRARY_KEYS));
    }
  }
}
