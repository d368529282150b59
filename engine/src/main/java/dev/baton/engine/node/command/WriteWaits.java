package dev.baton.engine.node.command;

import dev.baton.engine.command.Session;

/** What the commands that wait for writes to be elsewhere, or safe, ask of the node. */
public interface WriteWaits {
  /** How many replicas have everything this client wrote. */
  int replicasWithWritesOf(Session session);

  /** Blocks the client until enough replicas have what it wrote, or the deadline. */
  void awaitReplicas(Session session, int replicas, long deadlineMs);

  /** Whether there is an append only file here. */
  boolean keepsAppendOnly();

  /** Whether what this client wrote is safe in the append only file. */
  boolean isDurableHere(Session session);

  /** How many replicas have what this client wrote safe in theirs. */
  int replicasDurableWith(Session session);

  /** Blocks the client until that is so here, if wanted, and on enough replicas. */
  void awaitDurable(Session session, boolean here, int replicas, long deadlineMs);
}
