package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.KeyWaits;
import dev.baton.engine.command.Session;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.command.Replication;
import dev.baton.engine.node.storage.Restored;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaSide;
import dev.baton.engine.replication.Standing;
import dev.baton.engine.resp.ReplyWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the node is, and the commands that change it.
 *
 * <pre>
 * role         event                                        next
 * UNASSIGNED   REPLICAOF NO ONE                             PRIMARY
 * UNASSIGNED   REPLICAOF host port                          REPLICA
 * PRIMARY      REPLICAOF host port: clients are closed      REPLICA
 * REPLICA      REPLICAOF NO ONE: the history branches       PRIMARY
 * REPLICA      REPLICAOF host port                          REPLICA
 * </pre>
 */
final class Roles implements Replication {
  private static final String NO_PRIMARY = "this node is no primary any more";

  private final Configuration configuration;
  private final History history;
  private final Keyspace keyspace;
  private final Clients clients;
  private final PrimarySide primarySide;
  private final ReplicaSide replicaSide;
  private final Upstream upstream;
  private final Migrations migrations;
  private final ReplicaWaits waits;
  private @Nullable Failover failover;
  private final RoleReply roleReply;
  private final KeyWaits keyWaits;
  private final RoleHolder holder;
  private final Log log;

  Roles(
      Configuration configuration,
      History history,
      Keyspace keyspace,
      Clients clients,
      ReplicaWaits waits,
      KeyWaits keyWaits,
      PrimarySide primarySide,
      ReplicaSide replicaSide,
      Upstream upstream,
      Migrations migrations,
      RoleHolder holder,
      Log log) {
    this.configuration = configuration;
    this.history = history;
    this.keyspace = keyspace;
    this.clients = clients;
    this.primarySide = primarySide;
    this.replicaSide = replicaSide;
    this.upstream = upstream;
    this.migrations = migrations;
    this.waits = waits;
    this.roleReply = new RoleReply(history, primarySide, replicaSide);
    this.keyWaits = keyWaits;
    this.holder = holder;
    this.log = log;
  }

  /** Takes the role the configuration asks for, once the data is loaded and its history known. */
  void boot(@Nullable Restored restored, long nowMs) {
    HostPort target = configuration.replicaOf();
    if (target != null) {
      transition(Role.REPLICA, "configured to follow " + target);
      replicaSide.follow(target, nowMs);
    } else if (configuration.textOf("baton-boot-role").equals(Role.UNASSIGNED.text())) {
      transition(Role.UNASSIGNED, "baton-boot-role");
    } else {
      transition(Role.PRIMARY, "configured");
      if (restored != null && restored.mayBeContinued()) {
        // Replicas of our earlier life go on under the new name, if they had not gone further.
        history.branch();
        primarySide.openBacklog();
      }
    }
  }

  @Override
  public boolean isReplica() {
    return holder.role() != Role.PRIMARY;
  }

  @Override
  public String follow(HostPort target, boolean force, Session caller, long nowMs) {
    if (holder.role() == Role.REPLICA && target.equals(replicaSide.primary())) {
      if (force) {
        replicaSide.permitAnySnapshot();
      }
      return "OK Already connected to specified master";
    }
    boolean demoted = holder.role() == Role.PRIMARY;
    becomeReplica(target, "told to follow " + target);
    if (demoted) {
      closeClients(caller);
    }
    replicaSide.follow(target, nowMs);
    if (force) {
      replicaSide.permitAnySnapshot();
    }
    return "OK";
  }

  /** Steps back for {@code target}, which is asked to become the primary. */
  void handOver(HostPort target, boolean force, long nowMs) {
    becomeReplica(target, "hands over to " + target);
    replicaSide.handOver(target, nowMs);
    if (force) {
      replicaSide.permitAnySnapshot();
    }
  }

  /** The successor is there: clients find it on their own. */
  void settleAsReplica() {
    closeClients(null);
  }

  /** Becomes the primary again that it was before it stepped back. */
  void reclaim(long nowMs) {
    promote(NO_EPOCH, nowMs);
  }

  private void becomeReplica(HostPort target, String reason) {
    boolean demoted = holder.role() == Role.PRIMARY;
    transition(Role.REPLICA, reason);
    configuration.overwrite("replicaof", target.host(), Integer.toString(target.port()));
    if (demoted) {
      // The stream continues as the successor's, which names its database first.
      upstream.setStreamDatabase(0);
      waits.endAll();
      migrations.endAll(ReplicaWaits.DEMOTED);
      keyWaits.failAll(ReplicaWaits.DEMOTED, NO_PRIMARY);
    }
  }

  private void closeClients(@Nullable Session spared) {
    if (configuration.isOn("baton-close-clients-on-demotion")) {
      clients.closeNormal(spared, NO_PRIMARY);
    }
  }

  /** Completes the wiring of what knows each other. */
  void wire(Failover coordinated) {
    failover = coordinated;
  }

  @Override
  public boolean isFailingOver() {
    return failover != null && failover.isActive();
  }

  @Override
  public @Nullable String takeOver(String replicationId, long nowMs) {
    log.notice("Failover request received for replid " + replicationId + ".");
    if (holder.role() == Role.PRIMARY) {
      return ReplicaSide.ALREADY_PRIMARY;
    }
    if (!replicationId.equals(history.replicationId())) {
      return "ERR PSYNC FAILOVER replid must match my replid.";
    }
    return promote(NO_EPOCH, nowMs);
  }

  @Override
  public @Nullable String promote(long epoch, long nowMs) {
    if (epoch != NO_EPOCH && epoch < history.epoch()) {
      return "ERR epoch "
          + epoch
          + " is older than "
          + history.epoch()
          + ", the newest promotion this node knows of";
    }
    boolean newer = epoch > history.epoch();
    history.learnEpoch(epoch);
    if (holder.role() == Role.PRIMARY) {
      if (newer) {
        primarySide.closeLinks("they have to learn the new epoch", nowMs);
      }
      return null;
    }
    boolean hasHistory = history.offset() > 0;
    replicaSide.unfollow(nowMs, "promoted");
    configuration.overwrite("replicaof", "no", "one");
    history.branch();
    primarySide.closeLinks("promoted: replicas continue under the new history", nowMs);
    primarySide.forgetStreamDatabase();
    if (hasHistory) {
      primarySide.openBacklog();
    }
    transition(
        Role.PRIMARY,
        "MASTER MODE enabled, history "
            + history.replicationId()
            + " branches off "
            + history.secondId()
            + " at "
            + history.offset());
    return null;
  }

  @Override
  public void acknowledgeToPrimary() {
    upstream.wantAcknowledgement();
  }

  @Override
  public void writeRole(ReplyWriter reply, long nowMs) {
    roleReply.write(holder.role(), reply);
  }

  /**
   * The data is that of an earlier life. Where a crash has cut off what tells the offset of the
   * last commands, they are a branch of their own: nobody may continue from there, but what is
   * shared with others is known, and that there is more of it here.
   */
  void restoreHistory(Restored restored) {
    String id = restored.replicationId();
    long unnoted = restored.unnoted();
    if (id != null && id.length() == History.NO_ID.length()) {
      history.adopt(id, restored.offset());
      upstream.setStreamDatabase(restored.streamDatabase());
      if (unnoted > 0) {
        history.branch();
      }
      history.advance(unnoted);
    } else {
      history.advance(Math.max(0, restored.offset()) + unnoted);
    }
    history.learnEpoch(restored.epoch());
  }

  private void transition(Role next, String reason) {
    log.notice("Role: " + holder.role().text() + " -> " + next.text() + ": " + reason);
    holder.set(next);
    keyspace.setExpiryMode(
        next == Role.PRIMARY ? Keyspace.ExpiryMode.DELETE : Keyspace.ExpiryMode.HIDE);
  }

  /** Where the stream stands for those who feed from here. */
  static Standing standing(Role role, ReplicaSide replicaSide) {
    return switch (role) {
      case PRIMARY -> Standing.PRIMARY;
      case REPLICA ->
          replicaSide.isConnected() ? Standing.REPLICA_CONNECTED : Standing.REPLICA_DISCONNECTED;
      case UNASSIGNED -> Standing.REPLICA_DISCONNECTED;
    };
  }
}
