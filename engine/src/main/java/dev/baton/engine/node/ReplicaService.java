package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.command.Session;
import dev.baton.engine.node.command.Serving;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaLink;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Serves replicas. */
final class ReplicaService implements Serving {
  private final Clients clients;
  private final PrimarySide primarySide;
  private final ReplicaWaits waits;
  private final Failover failover;
  private final Log log;

  ReplicaService(
      Clients clients, PrimarySide primarySide, ReplicaWaits waits, Failover failover, Log log) {
    this.clients = clients;
    this.primarySide = primarySide;
    this.waits = waits;
    this.failover = failover;
    this.log = log;
  }

  @Override
  public boolean introduce(Session session, String option, String value, long nowMs) {
    return primarySide.configure(linkOf(session, nowMs), option.toLowerCase(Locale.ROOT), value);
  }

  @Override
  public void acknowledge(Session session, long offset, long durableOffset, long nowMs) {
    ReplicaLink link = clients.of(session).replica();
    if (link != null && session.isReplica()) {
      primarySide.acknowledge(link, offset, durableOffset, nowMs);
      waits.onProgress();
      failover.onAcknowledged(nowMs);
    }
  }

  @Override
  public @Nullable String resync(Session session, String replicationId, long offset, long nowMs) {
    String refusal = refuseSync(session);
    if (refusal == null) {
      session.becomeReplica();
      primarySide.resync(linkOf(session, nowMs), replicationId, offset, nowMs);
    }
    return refusal;
  }

  @Override
  public @Nullable String sync(Session session, long nowMs) {
    String refusal = refuseSync(session);
    if (refusal == null) {
      session.becomeReplica();
      primarySide.syncWithoutOffsets(linkOf(session, nowMs), nowMs);
    }
    return refusal;
  }

  @Override
  public void onWrongOffset(Session session, long nowMs) {
    log.warning(
        "Replica "
            + linkOf(session, nowMs).name()
            + " asks for synchronization but with a wrong offset");
  }

  private @Nullable String refuseSync(Session session) {
    return failover.isActive()
        ? "NOMASTERLINK Can't SYNC while failing over"
        : primarySide.refuseSync(clients.of(session));
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
}
