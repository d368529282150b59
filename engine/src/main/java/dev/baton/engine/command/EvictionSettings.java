package dev.baton.engine.command;

/** What eviction must know of the configuration in force and of the memory in use. */
public interface EvictionSettings {
  /** How many bytes may be used; zero without a limit. */
  long limitBytes();

  /** How many bytes are used, as far as they count: what replicas still have to be sent does not. */
  long countedBytes();

  /** Which keys go. */
  EvictionPolicy policy();

  /** How many keys of each database are looked at before one is chosen. */
  int samples();

  /** How long one step may last, in microseconds. */
  long stepMicros();

  /** Whether replicas are told UNLINK rather than DEL. */
  boolean evictsLazily();

  /** Whether keys may be evicted at all: a replica leaves that to its primary. */
  boolean mayEvict(long nowMs);
}
