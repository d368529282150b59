package dev.baton.engine.replication;

/** The directives in force that the replica side reads, at each use. */
public interface ReplicaSettings {
  /** Directive repl-timeout. */
  long timeoutMs();

  /** Directive masteruser; empty when none. */
  String user();

  /** Directive masterauth; empty when none. */
  String password();

  /** The port others reach us at: replica-announce-port, or the port we listen on. */
  int announcedPort();

  /** Directive replica-announce-ip; empty when none. */
  String announcedHost();

  /** Directive baton-replica-guard. */
  SyncGuard guard();
}
