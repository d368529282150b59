package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.command.Blocked;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.Session;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.node.command.Stopping;
import dev.baton.engine.node.storage.AppendOnly;
import dev.baton.engine.node.storage.Saves;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaLink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the server in order.
 *
 * <pre>
 * state     event                                          next
 * SERVING   SHUTDOWN or a signal, replicas behind          WAITING, writes paused
 * SERVING   the same, nobody behind, or NOW                saving, then ENDED
 * WAITING   replicas caught up, or shutdown-timeout        saving, then ENDED
 * WAITING   SHUTDOWN ABORT                                 SERVING
 * saving    the disk refused, not FORCE                    SERVING, with an error
 * </pre>
 */
final class Shutdown implements Stopping {
  private enum State {
    SERVING,
    WAITING,
    ENDED
  }

  private static final String FAILED = "ERR Errors trying to SHUTDOWN. Check logs.";
  private static final Options BY_SIGNAL = new Options(false, false, false, false);

  private final Configuration configuration;
  private final History history;
  private final PrimarySide primarySide;
  private final Saves saves;
  private final AppendOnly appendOnly;
  private final Clients clients;
  private final ClientPause pause;
  private final RoleHolder role;
  private final BooleanSupplier loading;
  private final Exit exit;
  private final Log log;
  private final List<Asking> asking = new ArrayList<>();
  private State state = State.SERVING;
  private Options options = BY_SIGNAL;
  private long deadlineMs;
  private @Nullable Signal held;
  private BooleanSupplier holdsSignals = () -> false;

  Shutdown(
      Configuration configuration,
      History history,
      PrimarySide primarySide,
      Saves saves,
      AppendOnly appendOnly,
      Clients clients,
      ClientPause pause,
      RoleHolder role,
      BooleanSupplier loading,
      Exit exit,
      Log log) {
    this.configuration = configuration;
    this.history = history;
    this.primarySide = primarySide;
    this.saves = saves;
    this.appendOnly = appendOnly;
    this.clients = clients;
    this.pause = pause;
    this.role = role;
    this.loading = loading;
    this.exit = exit;
    this.log = log;
  }

  boolean hasEnded() {
    return state == State.ENDED;
  }

  /** A signal asks for the end; the second one does not wait any more. */
  void onSignal(Signal signal, long nowMs) {
    log.warning("Received " + signal.systemName() + " scheduling shutdown...");
    if (holdsSignals.getAsBoolean()) {
      held = signal;
    } else {
      obey(nowMs);
    }
  }

  /** Signals wait while {@code holding} says so, and may be taken back meanwhile. */
  void holdSignalsWhile(BooleanSupplier holding) {
    holdsSignals = holding;
  }

  private void obey(long nowMs) {
    held = null;
    if (state == State.WAITING) {
      finish(nowMs);
    } else if (state == State.SERVING) {
      begin(BY_SIGNAL, nowMs);
    }
  }

  @Override
  public void stop(Options wanted, Session caller, long nowMs) {
    if (state == State.SERVING) {
      begin(wanted, nowMs);
    }
    switch (state) {
      case WAITING -> {
        Asking operation = new Asking(caller);
        asking.add(operation);
        caller.block(operation);
      }
      case SERVING -> caller.reply().error(FAILED);
      case ENDED -> {}
    }
  }

  @Override
  public boolean abort(long nowMs) {
    if (state != State.WAITING && held == null) {
      return false;
    }
    held = null;
    log.notice("Shutdown manually aborted.");
    if (state == State.WAITING) {
      resumeServing("SHUTDOWN ABORT", nowMs);
    }
    return true;
  }

  /** Looks whether the replicas have caught up by now. */
  void onTick(long nowMs) {
    if (held != null && !holdsSignals.getAsBoolean()) {
      obey(nowMs);
    }
    if (state == State.WAITING && (nowMs >= deadlineMs || !isAnyReplicaBehind())) {
      finish(nowMs);
    }
  }

  private void begin(Options wanted, long nowMs) {
    options = wanted;
    long timeoutMs = configuration.longOf("shutdown-timeout") * 1000;
    if (wanted.now() || timeoutMs == 0 || !isAnyReplicaBehind()) {
      finish(nowMs);
      return;
    }
    deadlineMs = nowMs + timeoutMs;
    pause.hold(ClientPause.Holder.SHUTDOWN);
    primarySide.requestAcknowledgements();
    transition(State.WAITING, "replicas have to catch up first");
  }

  private boolean isAnyReplicaBehind() {
    if (role.role() != Role.PRIMARY) {
      return false;
    }
    for (ReplicaLink link : primarySide.replicas()) {
      boolean online = link.state() == ReplicaLink.State.ONLINE;
      if (online && link.acknowledgedOffset() < history.offset()) {
        return true;
      }
    }
    return false;
  }

  private void finish(long nowMs) {
    tellWhoLags();
    if (!makeAppendedSafe()) {
      giveUp("the disk refused the append only file", nowMs);
      return;
    }
    boolean wanted = options.save() || !configuration.savePoints().isEmpty();
    // A data set that is half loaded must never replace the file it is loaded from.
    boolean skipped = options.noSave() || !wanted || loading.getAsBoolean();
    boolean saved = skipped || saves.saveNow(nowMs);
    if (!saved && !options.force()) {
      log.warning("Error trying to save the DB, can't exit.");
      giveUp("the disk refused the snapshot", nowMs);
      return;
    }
    transition(State.ENDED, "Redis is now ready to exit, bye bye...");
    // What replicas are owed goes out before the links close.
    clients.onTurnEnd(nowMs);
    exit.exit(0);
  }

  private void tellWhoLags() {
    int replicas = 0;
    int inSync = 0;
    for (ReplicaLink link : primarySide.replicas()) {
      long behind = history.offset() - link.acknowledgedOffset();
      replicas++;
      inSync += behind > 0 ? 0 : 1;
      if (behind > 0) {
        log.warning(
            "Lagging replica " + link.name() + " reported offset " + behind + " behind master");
      }
    }
    if (replicas > 0) {
      log.notice(inSync + " of " + replicas + " replicas are in sync when shutting down.");
    }
  }

  /** As Redis: an initial base that is not written yet forbids the end; a refusing disk too. */
  private boolean makeAppendedSafe() {
    if (appendOnly.isSwitching() && !options.force()) {
      log.warning("Writing initial AOF, can't exit");
      return false;
    }
    String refused = appendOnly.tail().flushAndWait(true);
    if (refused != null) {
      log.warning("Fail to fsync the AOF file: " + refused);
    }
    return refused == null || options.force();
  }

  private void giveUp(String reason, long nowMs) {
    log.warning("Errors trying to shut down the server. Check the logs for more information.");
    resumeServing(reason, nowMs);
  }

  private void resumeServing(String reason, long nowMs) {
    if (state == State.WAITING) {
      pause.release(ClientPause.Holder.SHUTDOWN);
    }
    transition(State.SERVING, reason);
    for (Asking operation : new ArrayList<>(asking)) {
      operation.timeOut(nowMs);
      clients.unblock(operation.session);
    }
  }

  private void transition(State next, String reason) {
    log.warning("Shutdown: " + state + " -> " + next + ": " + reason);
    state = next;
  }

  /** A client that waits for the end, which it only learns of when it does not come. */
  private final class Asking implements Blocked {
    private final Session session;

    Asking(Session session) {
      this.session = session;
    }

    @Override
    public long deadlineMs() {
      return Long.MAX_VALUE;
    }

    @Override
    public void timeOut(long nowMs) {
      asking.remove(this);
      session.reply().error(FAILED);
    }

    @Override
    public void cancel() {
      asking.remove(this);
    }
  }
}
