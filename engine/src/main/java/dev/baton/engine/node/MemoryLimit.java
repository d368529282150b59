package dev.baton.engine.node;

import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.EvictionPolicy;
import dev.baton.engine.command.EvictionSettings;
import dev.baton.engine.command.admin.MemoryFacts;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.replication.PrimarySide;
import java.util.function.BooleanSupplier;

/**
 * The memory in use and the limit set for it. What is in use is the sum of the blocks that hold
 * keys and values, of the buffers of clients and of the backlog, each exact.
 */
final class MemoryLimit implements EvictionSettings {
  // Up to here a step grows by 50 us, from here on by 15 % with each unit of tenacity, as in Redis.
  private static final int TENACITY_LINEAR_MAX = 10;
  private static final int TENACITY_MAX = 100;
  private static final long MICROS_PER_UNIT = 50;
  private static final double GROWTH = 1.15;

  private final Configuration configuration;
  private final Keyspace keyspace;
  private final Clients clients;
  private final PrimarySide primarySide;
  private final RoleHolder role;
  private final ClientPause pause;
  private final BooleanSupplier loading;
  private final HostInfo host;
  private long limitBytes;
  private EvictionPolicy policy = EvictionPolicy.NOEVICTION;
  private int samples;
  private long stepMicros;
  private boolean lazy;
  // Asked for each command while there is a limit, so kept here instead of looked up by name.
  private long backlogSizeBytes;
  private boolean replicaIgnoresLimit;
  private long peakBytes;
  private final long startupBytes;

  MemoryLimit(
      Configuration configuration,
      Keyspace keyspace,
      Clients clients,
      PrimarySide primarySide,
      RoleHolder role,
      ClientPause pause,
      BooleanSupplier loading,
      HostInfo host) {
    this.configuration = configuration;
    this.keyspace = keyspace;
    this.clients = clients;
    this.primarySide = primarySide;
    this.role = role;
    this.pause = pause;
    this.loading = loading;
    this.host = host;
    for (String name :
        new String[] {
          "maxmemory",
          "maxmemory-policy",
          "maxmemory-samples",
          "maxmemory-eviction-tenacity",
          "lazyfree-lazy-eviction",
          "lfu-log-factor",
          "lfu-decay-time",
          "repl-backlog-size",
          "replica-ignore-maxmemory"
        }) {
      configuration.onChange(name, this::configure);
    }
    configure();
    startupBytes = usedBytes();
  }

  private void configure() {
    limitBytes = configuration.longOf("maxmemory");
    policy = EvictionPolicy.named(configuration.textOf("maxmemory-policy"));
    samples = configuration.intOf("maxmemory-samples");
    stepMicros = stepMicros(configuration.intOf("maxmemory-eviction-tenacity"));
    lazy = configuration.isOn("lazyfree-lazy-eviction");
    backlogSizeBytes = configuration.longOf("repl-backlog-size");
    replicaIgnoresLimit = configuration.isOn("replica-ignore-maxmemory");
    keyspace
        .accesses()
        .choose(
            policy.isByFrequency(),
            configuration.longOf("lfu-log-factor"),
            configuration.longOf("lfu-decay-time"));
  }

  private static long stepMicros(int tenacity) {
    if (tenacity <= TENACITY_LINEAR_MAX) {
      return MICROS_PER_UNIT * tenacity;
    }
    if (tenacity >= TENACITY_MAX) {
      return Long.MAX_VALUE;
    }
    long linear = MICROS_PER_UNIT * TENACITY_LINEAR_MAX;
    return (long) (linear * Math.pow(GROWTH, tenacity - TENACITY_LINEAR_MAX));
  }

  /** All memory in use. */
  long usedBytes() {
    long used = keyspace.memory().usedBytes() + clients.bufferBytes() + backlogBytes();
    peakBytes = Math.max(peakBytes, used);
    return used;
  }

  /** The most memory that was ever found in use. */
  long peakBytes() {
    return Math.max(peakBytes, usedBytes());
  }

  /** What is in use and does not count: it goes away by itself, and evicting would make it grow. */
  long uncountedBytes() {
    long beyond = backlogBytes() - backlogSizeBytes;
    return Math.max(0, beyond) + keyspace.snapshotBytes();
  }

  /** Where memory is. */
  MemoryFacts facts() {
    long used = usedBytes();
    Memory memory = keyspace.memory();
    return new MemoryFacts(
        peakBytes,
        used,
        startupBytes,
        backlogBytes(),
        clients.bytesOf(true),
        clients.bytesOf(false),
        keyspace.tableBytes(),
        keyspace.size(),
        uncountedBytes(),
        memory.reservedBytes(),
        memory.committedBytes(),
        host.residentBytes());
  }

  private long backlogBytes() {
    return primarySide.backlogBytes();
  }

  @Override
  public long limitBytes() {
    return limitBytes;
  }

  @Override
  public long countedBytes() {
    return usedBytes() - uncountedBytes();
  }

  @Override
  public EvictionPolicy policy() {
    return policy;
  }

  @Override
  public int samples() {
    return samples;
  }

  @Override
  public long stepMicros() {
    return stepMicros;
  }

  @Override
  public boolean evictsLazily() {
    return lazy;
  }

  @Override
  public boolean mayEvict(long nowMs) {
    boolean decides = role.role() == Role.PRIMARY || !replicaIgnoresLimit;
    return decides && !loading.getAsBoolean() && !pause.stopsWrites(nowMs);
  }
}
