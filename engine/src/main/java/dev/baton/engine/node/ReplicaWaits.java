package dev.baton.engine.node;

import dev.baton.engine.command.Blocked;
import dev.baton.engine.command.Session;
import dev.baton.engine.replication.PrimarySide;
import java.util.ArrayList;
import java.util.List;

/** The clients that WAIT for replicas. */
final class ReplicaWaits {
  /** What those are told who wait for something that only a primary has. */
  static final String DEMOTED =
      "UNBLOCKED force unblock from blocking operation, instance state changed (master ->"
          + " replica?)";

  private final Clients clients;
  private final PrimarySide primarySide;
  private final List<Waiting> waiting = new ArrayList<>();

  ReplicaWaits(Clients clients, PrimarySide primarySide) {
    this.clients = clients;
    this.primarySide = primarySide;
  }

  void add(Session session, long offset, int replicas, long deadlineMs) {
    Waiting operation = new Waiting(session, offset, replicas, deadlineMs);
    waiting.add(operation);
    session.block(operation);
    primarySide.requestAcknowledgements();
  }

  /** A replica acknowledged: some may have waited for just that. */
  void onAcknowledged() {
    for (Waiting operation : new ArrayList<>(waiting)) {
      if (primarySide.replicasAt(operation.offset) >= operation.replicas) {
        operation.finish();
      }
    }
  }

  /** The node is no primary any more: nobody will ever acknowledge. */
  void endAll() {
    for (Waiting operation : new ArrayList<>(waiting)) {
      waiting.remove(operation);
      operation.session.reply().error(DEMOTED);
      clients.unblock(operation.session);
    }
  }

  private final class Waiting implements Blocked {
    private final Session session;
    private final long offset;
    private final int replicas;
    private final long deadlineMs;

    Waiting(Session session, long offset, int replicas, long deadlineMs) {
      this.session = session;
      this.offset = offset;
      this.replicas = replicas;
      this.deadlineMs = deadlineMs;
    }

    void finish() {
      timeOut(0);
      clients.unblock(session);
    }

    @Override
    public long deadlineMs() {
      return deadlineMs;
    }

    @Override
    public void timeOut(long nowMs) {
      waiting.remove(this);
      session.reply().integer(primarySide.replicasAt(offset));
    }

    @Override
    public void cancel() {
      waiting.remove(this);
    }
  }
}
