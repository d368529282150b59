package dev.baton.engine.node;

import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Eviction;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Gate;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.SubscribedMode;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaSide;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The reasons to refuse a command that only the whole node knows, in Redis's order. */
final class Gates {
  private static final String MASTER_DOWN =
      "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.";
  private static final String SAVE_FAILED =
      "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to"
          + " disk. Commands that may modify the data set are disabled, because this instance is"
          + " configured to report errors during writes if RDB snapshotting fails"
          + " (stop-writes-on-bgsave-error option). Please check the Redis logs for details about"
          + " the RDB error.";
  private static final String OUT_OF_MEMORY =
      "OOM command not allowed when used memory > 'maxmemory'.";
  private static final String READ_ONLY = "READONLY You can't write against a read only replica.";
  private static final String NO_REPLICAS = "NOREPLICAS Not enough good replicas to write.";
  private static final String LOADING = "LOADING Redis is loading the dataset in memory";

  // What an operator needs to find out about a node and give it a role. Replicas that were sent
  // here too early get the answer of their own protocol, which makes them try again soon.
  private static final List<String> ALLOWED_UNASSIGNED =
      List.of(
          "ping",
          "auth",
          "acl",
          "hello",
          "info",
          "role",
          "config",
          "client",
          "command",
          "replicaof",
          "slaveof",
          "shutdown",
          "wait",
          "quit",
          "reset");

  private final Configuration configuration;
  private final RoleHolder role;
  private final PrimarySide primarySide;
  private final ReplicaSide replicaSide;
  private final BooleanSupplier saveFailed;
  private final BooleanSupplier loading;
  private final Eviction eviction;

  Gates(
      Configuration configuration,
      RoleHolder role,
      PrimarySide primarySide,
      ReplicaSide replicaSide,
      BooleanSupplier saveFailed,
      BooleanSupplier loading,
      Eviction eviction) {
    this.configuration = configuration;
    this.role = role;
    this.primarySide = primarySide;
    this.replicaSide = replicaSide;
    this.saveFailed = saveFailed;
    this.loading = loading;
    this.eviction = eviction;
  }

  List<Gate> inOrder() {
    return List.of(
        (spec, _, _) -> unassigned(spec),
        this::memoryIsFull,
        (spec, _, _) -> unsafeDisk(spec),
        (spec, _, nowMs) -> tooFewReplicas(spec, nowMs),
        (spec, _, _) -> readOnlyReplica(spec),
        new SubscribedMode(),
        (spec, _, _) -> staleReplica(spec),
        (spec, _, _) -> loading.getAsBoolean() && !spec.has(Flag.LOADING) ? LOADING : null);
  }

  private @Nullable String unassigned(CommandSpec spec) {
    if (role.role() != Role.UNASSIGNED) {
      return null;
    }
    String full = spec.fullName();
    int bar = full.indexOf('|');
    String container = bar < 0 ? full : full.substring(0, bar);
    return ALLOWED_UNASSIGNED.contains(container) ? null : MASTER_DOWN;
  }

  /** Keys are evicted first, before commands of every kind; only who wants memory is refused. */
  private @Nullable String memoryIsFull(CommandSpec spec, Session session, long nowMs) {
    boolean isFull = eviction.relieve(nowMs) == Eviction.Outcome.EXHAUSTED;
    return isFull && spec.has(Flag.DENYOOM) ? OUT_OF_MEMORY : null;
  }

  private @Nullable String unsafeDisk(CommandSpec spec) {
    boolean writes = spec.has(Flag.WRITE) || spec.name().equals("ping");
    boolean refused =
        role.role() == Role.PRIMARY
            && writes
            && configuration.isOn("stop-writes-on-bgsave-error")
            && !configuration.savePoints().isEmpty()
            && saveFailed.getAsBoolean();
    return refused ? SAVE_FAILED : null;
  }

  private @Nullable String tooFewReplicas(CommandSpec spec, long nowMs) {
    long wanted = configuration.longOf("min-replicas-to-write");
    boolean refused =
        wanted > 0
            && role.role() == Role.PRIMARY
            && configuration.longOf("min-replicas-max-lag") > 0
            && spec.has(Flag.WRITE)
            && primarySide.goodReplicas(nowMs) < wanted;
    return refused ? NO_REPLICAS : null;
  }

  private @Nullable String readOnlyReplica(CommandSpec spec) {
    boolean refused =
        role.role() == Role.REPLICA
            && spec.has(Flag.WRITE)
            && configuration.isOn("replica-read-only");
    return refused ? READ_ONLY : null;
  }

  private @Nullable String staleReplica(CommandSpec spec) {
    boolean refused =
        role.role() == Role.REPLICA
            && !replicaSide.isConnected()
            && !configuration.isOn("replica-serve-stale-data")
            && !spec.has(Flag.STALE);
    return refused ? MASTER_DOWN : null;
  }
}
