package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaLink;
import dev.baton.engine.replication.ReplicaSide;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;

/** The reply of ROLE. */
final class RoleReply {
  private final History history;
  private final PrimarySide primarySide;
  private final ReplicaSide replicaSide;

  RoleReply(History history, PrimarySide primarySide, ReplicaSide replicaSide) {
    this.history = history;
    this.primarySide = primarySide;
    this.replicaSide = replicaSide;
  }

  /** As a node of this role answers. */
  void write(Role role, ReplyWriter reply) {
    if (role == Role.PRIMARY) {
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
}
