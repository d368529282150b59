package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.node.command.FailingOver;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaLink;
import dev.baton.engine.replication.ReplicaSettings;
import dev.baton.engine.replication.ReplicaSide;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * FAILOVER: a primary hands its role over to a replica that has every write, so that none is lost.
 *
 * <pre>
 * state             event                                             next
 * NO_FAILOVER       FAILOVER: writes are held back                    WAITING_FOR_SYNC
 * WAITING_FOR_SYNC  the target has acknowledged everything            IN_PROGRESS
 * WAITING_FOR_SYNC  TIMEOUT, with FORCE                               IN_PROGRESS
 * WAITING_FOR_SYNC  TIMEOUT without FORCE, ABORT                      NO_FAILOVER
 * IN_PROGRESS       the target took over and answers                  NO_FAILOVER, a replica
 * IN_PROGRESS       the target refuses, cannot be reached, ABORT      NO_FAILOVER, primary again
 * </pre>
 *
 * In IN_PROGRESS this node is a replica that asks the target by {@code PSYNC id offset FAILOVER} to
 * become the primary: at no time do two nodes accept writes. Writes stay held back until the end;
 * then they are executed here again or learn who is no primary any more.
 *
 * <p>Redis looks for the target's progress once a second; here each acknowledgement is looked at
 * when it arrives, for the writers wait meanwhile.
 */
final class Failover implements FailingOver {
  private enum State {
    NO_FAILOVER("no-failover"),
    WAITING_FOR_SYNC("waiting-for-sync"),
    IN_PROGRESS("failover-in-progress");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }
  }

  private static final long NEVER = Long.MAX_VALUE;

  private final Roles roles;
  private final History history;
  private final PrimarySide primarySide;
  private final ReplicaSide replicaSide;
  private final ReplicaSettings settings;
  private final ClientPause pause;
  private final Log log;
  private State state = State.NO_FAILOVER;
  private @Nullable HostPort target;
  private boolean force;
  private long deadlineMs;

  Failover(
      Roles roles,
      History history,
      PrimarySide primarySide,
      ReplicaSide replicaSide,
      ReplicaSettings settings,
      ClientPause pause,
      Log log) {
    this.roles = roles;
    this.history = history;
    this.primarySide = primarySide;
    this.replicaSide = replicaSide;
    this.settings = settings;
    this.pause = pause;
    this.log = log;
  }

  /** The state as INFO names it. */
  String stateName() {
    return state.wireName;
  }

  @Override
  public boolean isActive() {
    return state != State.NO_FAILOVER;
  }

  @Override
  public @Nullable String begin(Request request, long nowMs) {
    String refusal = refuse(request);
    if (refusal != null) {
      return refusal;
    }
    target = request.target();
    force = request.force();
    deadlineMs = request.timeoutMs() == NO_TIMEOUT ? NEVER : nowMs + request.timeoutMs();
    pause.hold(ClientPause.Holder.FAILOVER);
    primarySide.requestAcknowledgements();
    transition(State.WAITING_FOR_SYNC, "FAILOVER requested to " + targetName() + ".");
    return null;
  }

  @Override
  public boolean abort(long nowMs) {
    if (!isActive()) {
      return false;
    }
    abort("Failover manually aborted", nowMs);
    return true;
  }

  /** A replica told how far it is. */
  void onAcknowledged(long nowMs) {
    if (state == State.WAITING_FOR_SYNC) {
      ReplicaLink synced = syncedReplica();
      if (synced != null) {
        target = new HostPort(synced.shownHost(), synced.listeningPort());
        handOver("Failover target " + targetName() + " is synced, failing over.", nowMs);
      }
    }
  }

  /** Looks for what has taken too long. */
  void onTick(long nowMs) {
    if (nowMs < deadlineMs) {
      return;
    }
    switch (state) {
      case NO_FAILOVER -> {}
      case WAITING_FOR_SYNC -> {
        if (force) {
          handOver("FAILOVER to " + targetName() + " time out exceeded, failing over.", nowMs);
        } else {
          abort("Replica never caught up before timeout", nowMs);
        }
      }
      case IN_PROGRESS -> {
        // Once it was asked to, the target may be the primary, heard or not.
        if (!replicaSide.isHandoverSent()) {
          abort("Failover target cannot be reached", nowMs);
        }
      }
    }
  }

  /** The target took over, and this node follows it. */
  void onAccepted() {
    if (state == State.IN_PROGRESS) {
      end("the target is the primary now");
      roles.settleAsReplica();
    }
  }

  /** The target answered that it does not take over. */
  void onRefused(long nowMs) {
    if (state == State.IN_PROGRESS) {
      abort("Failover target rejected psync request", nowMs);
    }
  }

  private @Nullable String refuse(Request request) {
    if (isActive()) {
      return "ERR FAILOVER already in progress.";
    }
    if (roles.isReplica()) {
      return "ERR FAILOVER is not valid when server is a replica.";
    }
    if (primarySide.replicas().isEmpty()) {
      return "ERR FAILOVER requires connected replicas.";
    }
    HostPort wanted = request.target();
    if (request.force() && (request.timeoutMs() == NO_TIMEOUT || wanted == null)) {
      return "ERR FAILOVER with force option requires both a timeout and target HOST and IP.";
    }
    if (wanted == null) {
      return null;
    }
    ReplicaLink link = find(wanted);
    if (link == null) {
      return NO_SUCH_REPLICA;
    }
    boolean online = link.state() == ReplicaLink.State.ONLINE;
    return online ? null : "ERR FAILOVER target replica is not online.";
  }

  private @Nullable ReplicaLink find(HostPort address) {
    for (ReplicaLink link : primarySide.replicas()) {
      if (link.listeningPort() == address.port() && link.shownHost().equals(address.host())) {
        return link;
      }
    }
    return null;
  }

  private @Nullable ReplicaLink syncedReplica() {
    HostPort wanted = target;
    if (wanted != null) {
      ReplicaLink link = find(wanted);
      return link != null && isSynced(link) ? link : null;
    }
    return primarySide.replicas().stream().filter(this::isSynced).findFirst().orElse(null);
  }

  private boolean isSynced(ReplicaLink link) {
    return link.state() == ReplicaLink.State.ONLINE
        && link.acknowledgedOffset() == history.offset();
  }

  private void handOver(String reason, long nowMs) {
    deadlineMs = nowMs + settings.timeoutMs();
    transition(State.IN_PROGRESS, reason);
    pause.awaitSuccessor();
    HostPort successor = Objects.requireNonNull(target, "a failover in progress has a target");
    roles.handOver(successor, force, nowMs);
  }

  private void abort(String reason, long nowMs) {
    boolean demoted = state == State.IN_PROGRESS;
    end("FAILOVER to " + targetName() + " aborted: " + reason);
    if (demoted) {
      roles.reclaim(nowMs);
    }
  }

  private void end(String reason) {
    transition(State.NO_FAILOVER, reason);
    target = null;
    deadlineMs = NEVER;
    pause.release(ClientPause.Holder.FAILOVER);
  }

  private String targetName() {
    return target == null ? "any replica" : target.toString();
  }

  private void transition(State next, String reason) {
    log.notice("Failover: " + state.wireName + " -> " + next.wireName + ": " + reason);
    state = next;
  }
}
