package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.KeyWaits;
import dev.baton.engine.command.Session;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.command.Replication;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaLink;
import dev.baton.engine.replication.ReplicaSide;
import dev.baton.engine.replication.Standing;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;
import java.util.Locale;
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
  private final KeyWaits keyWaits;
  private final RoleHolder holder;
  private final Log log;

  Roles(
      Configuration configuration,
      History history,
      Keyspace keyspace,
      Clients clients,
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
    this.waits = new ReplicaWaits(clients, primarySide);
    this.keyWaits = keyWaits;
    this.holder = holder;
    this.log = log;
  }

  /** Takes the role the configuration asks for, once the data is loaded. */
  void boot(@Nullable LoadedData restored, long nowMs) {
    if (restored != null) {
      restoreHistory(restored);
    }
    HostPort target = configuration.replicaOf();
    if (target != null) {
      transition(Role.REPLICA, "configured to follow " + target);
      replicaSide.follow(target, nowMs);
    } else if (configuration.textOf("baton-boot-role").equals(Role.UNASSIGNED.text())) {
      transition(Role.UNASSIGNED, "baton-boot-role");
    } else {
      transition(Role.PRIMARY, "configured");
      if (restored != null && restored.replicationId() != null) {
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
  public String follow(HostPort target, Session caller, long nowMs) {
    if (holder.role() == Role.REPLICA && target.equals(replicaSide.primary())) {
      return "OK Already connected to specified master";
    }
    boolean demoted = holder.role() == Role.PRIMARY;
    transition(Role.REPLICA, "told to follow " + target);
    configuration.overwrite("replicaof", target.host(), Integer.toString(target.port()));
    if (demoted) {
      // The stream continues as the successor's, which names its database first.
      upstream.setStreamDatabase(0);
      waits.endAll();
      migrations.endAll(ReplicaWaits.DEMOTED);
      keyWaits.failAll(ReplicaWaits.DEMOTED, NO_PRIMARY);
      if (configuration.isOn("baton-close-clients-on-demotion")) {
        clients.closeNormal(caller, NO_PRIMARY);
      }
    }
    replicaSide.follow(target, nowMs);
    return "OK";
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
  public boolean introduce(Session session, String option, String value, long nowMs) {
    return primarySide.configure(linkOf(session, nowMs), option.toLowerCase(Locale.ROOT), value);
  }

  @Override
  public void acknowledge(Session session, long offset, long nowMs) {
    ReplicaLink link = clients.of(session).replica();
    if (link != null && session.isReplica()) {
      primarySide.acknowledge(link, offset, nowMs);
      waits.onAcknowledged();
    }
  }

  @Override
  public void acknowledgeToPrimary() {
    upstream.wantAcknowledgement();
  }

  @Override
  public @Nullable String resync(Session session, String replicationId, long offset, long nowMs) {
    String refusal = primarySide.refuseSync(clients.of(session));
    if (refusal == null) {
      session.becomeReplica();
      primarySide.resync(linkOf(session, nowMs), replicationId, offset, nowMs);
    }
    return refusal;
  }

  @Override
  public @Nullable String sync(Session session, long nowMs) {
    String refusal = primarySide.refuseSync(clients.of(session));
    if (refusal == null) {
      session.becomeReplica();
      primarySide.syncWithoutOffsets(linkOf(session, nowMs), nowMs);
    }
    return refusal;
  }

  @Override
  public int replicasWithWritesOf(Session session) {
    return primarySide.replicasAt(clients.of(session).lastWriteOffset());
  }

  @Override
  public void awaitReplicas(Session session, int replicas, long deadlineMs) {
    waits.add(session, clients.of(session).lastWriteOffset(), replicas, deadlineMs);
  }

  @Override
  public void writeRole(ReplyWriter reply, long nowMs) {
    if (holder.role() == Role.PRIMARY) {
      writePrimary(reply);
    } else {
      writeReplica(reply);
    }
  }

  private void writePrimary(ReplyWriter reply) {
    List<ReplicaLink> online =
        primarySide.replicas().stream()
            .filter(link -> link.state() == ReplicaLink.State.ONLINE)
            .toList();
    reply.array(3);
    reply.bulk("master");
    reply.integer(history.offset());
    reply.array(online.size());
    for (ReplicaLink link : online) {
      reply.array(3);
      reply.bulk(link.shownHost());
      reply.bulk(Integer.toString(link.listeningPort()));
      reply.bulk(Long.toString(link.acknowledgedOffset()));
    }
  }

  private void writeReplica(ReplyWriter reply) {
    HostPort target = replicaSide.primary();
    reply.array(5);
    reply.bulk("slave");
    reply.bulk(target == null ? "" : target.host());
    reply.integer(target == null ? 0 : target.port());
    // Whoever has no role yet looks like a replica that tries to reach its primary.
    reply.bulk(
        target == null ? ReplicaSide.State.CONNECT.wireName() : replicaSide.state().wireName());
    reply.integer(replicaSide.isConnected() ? history.offset() : -1);
  }

  private ReplicaLink linkOf(Session session, long nowMs) {
    Client client = clients.of(session);
    ReplicaLink link = client.replica();
    if (link == null) {
      link = primarySide.introduce(client, nowMs);
      client.setReplica(link);
    }
    return link;
  }

  private void restoreHistory(LoadedData restored) {
    String id = restored.replicationId();
    if (id != null && id.length() == History.NO_ID.length()) {
      history.adopt(id, restored.replicationOffset());
      upstream.setStreamDatabase(restored.streamDatabase());
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
