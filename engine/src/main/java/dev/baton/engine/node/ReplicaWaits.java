package dev.baton.engine.node;

import dev.baton.engine.command.Blocked;
import dev.baton.engine.command.Session;
import dev.baton.engine.node.command.WriteWaits;
import dev.baton.engine.node.storage.AppendOnly;
import dev.baton.engine.replication.PrimarySide;
import java.util.ArrayList;
import java.util.List;

/** The clients that WAIT for replicas, or WAITAOF for what they wrote to be safe. */
final class ReplicaWaits implements WriteWaits {
  /** What those are told who wait for something that only a primary has. */
  static final String DEMOTED =
      "UNBLOCKED force unblock from blocking operation, instance state changed (master ->"
          + " replica?)";

  private static final String NO_APPEND_ONLY =
      "ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled.";

  private final Clients clients;
  private final PrimarySide primarySide;
  private final AppendOnly appendOnly;
  private final List<Waiting> waiting = new ArrayList<>();

  ReplicaWaits(Clients clients, PrimarySide primarySide, AppendOnly appendOnly) {
    this.appendOnly = appendOnly;
    this.clients = clients;
    this.primarySide = primarySide;
  }

  @Override
  public int replicasWithWritesOf(Session session) {
    return primarySide.replicasAt(lastWriteOffset(session));
  }

  @Override
  public void awaitReplicas(Session session, int replicas, long deadlineMs) {
    block(session, new Waiting(session, lastWriteOffset(session), replicas, deadlineMs));
  }

  @Override
  public boolean keepsAppendOnly() {
    return appendOnly.isOn();
  }

  @Override
  public boolean isDurableHere(Session session) {
    return appendOnly.isOn() && appendOnly.durableOffset() >= lastWriteOffset(session);
  }

  @Override
  public int replicasDurableWith(Session session) {
    return primarySide.replicasDurableAt(lastWriteOffset(session));
  }

  @Override
  public void awaitDurable(Session session, boolean here, int replicas, long deadlineMs) {
    long offset = lastWriteOffset(session);
    block(session, new DurableWaiting(session, offset, here, replicas, deadlineMs));
  }

  private long lastWriteOffset(Session session) {
    return clients.of(session).lastWriteOffset();
  }

  private void block(Session session, Waiting operation) {
    waiting.add(operation);
    session.block(operation);
    primarySide.requestAcknowledgements();
  }

  /** A replica acknowledged, or more is safe here: some may have waited for just that. */
  void onProgress() {
    if (waiting.isEmpty()) {
      return;
    }
    for (Waiting operation : new ArrayList<>(waiting)) {
      if (operation.isOver()) {
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

  private class Waiting implements Blocked {
    final Session session;
    final long offset;
    final int replicas;
    private final long deadlineMs;

    Waiting(Session session, long offset, int replicas, long deadlineMs) {
      this.session = session;
      this.offset = offset;
      this.replicas = replicas;
      this.deadlineMs = deadlineMs;
    }

    boolean isOver() {
      return primarySide.replicasAt(offset) >= replicas;
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

  /** Waits for append only files. */
  private final class DurableWaiting extends Waiting {
    private final boolean here;

    DurableWaiting(Session session, long offset, boolean here, int replicas, long deadlineMs) {
      super(session, offset, replicas, deadlineMs);
      this.here = here;
    }

    private boolean isDurableHere() {
      return appendOnly.isOn() && appendOnly.durableOffset() >= offset;
    }

    @Override
    boolean isOver() {
      // Once it is switched off there is nothing left to wait for.
      boolean lost = here && !appendOnly.isOn();
      boolean local = !here || isDurableHere();
      return lost || (local && primarySide.replicasDurableAt(offset) >= replicas);
    }

    @Override
    public void timeOut(long nowMs) {
      waiting.remove(this);
      if (here && !appendOnly.isOn()) {
        session.reply().error(NO_APPEND_ONLY);
        return;
      }
      session.reply().array(2);
      session.reply().integer(isDurableHere() ? 1 : 0);
      session.reply().integer(primarySide.replicasDurableAt(offset));
    }
  }
}
