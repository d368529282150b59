package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Eviction;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Gate;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.SubscribedMode;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaSide;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reasons to refuse a command that only the whole node knows, in Redis's order. All of them are
 * one gate, and each asks first what is cheapest to know: they are asked for every command.
 */
final class Gates implements Gate {
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
  private static final String USED_UP =
      "OOM command not allowed when the memory reserved for data is used up.";
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
  private final ClientPause pause;
  private final BooleanSupplier saveFailed;
  private final Supplier<@Nullable String> writeError;
  private final BooleanSupplier loading;
  private final BooleanSupplier receiving;
  private final Eviction eviction;
  private final Memory memory;
  private final Gate subscribed = new SubscribedMode();
  // Asked for each command, so kept here instead of looked up by name.
  private long replicasMin;

  Gates(
      Configuration configuration,
      RoleHolder role,
      PrimarySide primarySide,
      ReplicaSide replicaSide,
      ClientPause pause,
      BooleanSupplier saveFailed,
      Supplier<@Nullable String> writeError,
      BooleanSupplier loading,
      BooleanSupplier receiving,
      Eviction eviction,
      Memory memory) {
    this.configuration = configuration;
    this.role = role;
    this.primarySide = primarySide;
    this.replicaSide = replicaSide;
    this.pause = pause;
    this.saveFailed = saveFailed;
    this.writeError = writeError;
    this.loading = loading;
    this.receiving = receiving;
    this.eviction = eviction;
    this.memory = memory;
    configuration.onChange("min-replicas-to-write", this::configure);
    configure();
  }

  private void configure() {
    replicasMin = configuration.longOf("min-replicas-to-write");
  }

  @Override
  public @Nullable String refuse(CommandSpec spec, Session session, long nowMs) {
    String refusal = session.info().followsRedirects() ? redirected(spec, session, nowMs) : null;
    refusal = refusal == null ? unassigned(spec) : refusal;
    refusal = refusal == null ? memoryIsFull(spec, nowMs) : refusal;
    refusal = refusal == null ? memoryIsUsedUp(spec, session) : refusal;
    refusal = refusal == null ? unsafeDisk(spec) : refusal;
    refusal = refusal == null ? tooFewReplicas(spec, nowMs) : refusal;
    refusal = refusal == null ? readOnlyReplica(spec, session, nowMs) : refusal;
    refusal = refusal == null ? subscribed.refuse(spec, session, nowMs) : refusal;
    refusal = refusal == null ? staleReplica(spec) : refusal;
    return refusal == null ? stillLoading(spec) : refusal;
  }

  /** Where a client finds the primary, if it said that it goes there; Valkey's since 8.0. */
  private @Nullable String redirected(CommandSpec spec, Session session, long nowMs) {
    HostPort primary = replicaSide.primary();
    boolean waits = pause.awaitsTakeover(nowMs) || pause.awaitsSuccessor(session);
    if (primary == null || role.role() != Role.REPLICA || waits) {
      return null;
    }
    boolean reads = spec.has(Flag.READONLY) && !session.info().readsReplicas();
    return reads || spec.has(Flag.WRITE) ? "REDIRECT " + primary : null;
  }

  private @Nullable String stillLoading(CommandSpec spec) {
    if (spec.has(Flag.LOADING)) {
      return null;
    }
    // A primary that dies while it sends must not delay a promotion by its silence.
    boolean isOrder = spec.name().equals("replicaof") || spec.name().equals("slaveof");
    return loading.getAsBoolean() || (receiving.getAsBoolean() && !isOrder) ? LOADING : null;
  }

  private @Nullable String unassigned(CommandSpec spec) {
    // Before the data is there no node has a role, and LOADING says more.
    if (role.role() != Role.UNASSIGNED || loading.getAsBoolean()) {
      return null;
    }
    String full = spec.fullName();
    int bar = full.indexOf('|');
    String container = bar < 0 ? full : full.substring(0, bar);
    return ALLOWED_UNASSIGNED.contains(container) ? null : MASTER_DOWN;
  }

  /** Keys are evicted first, before commands of every kind; only who wants memory is refused. */
  private @Nullable String memoryIsFull(CommandSpec spec, long nowMs) {
    boolean isFull = eviction.relieve(nowMs) == Eviction.Outcome.EXHAUSTED;
    return isFull && spec.has(Flag.DENYOOM) ? OUT_OF_MEMORY : null;
  }

  /** What a command stores is at most its words, twice while blocks grow. */
  private @Nullable String memoryIsUsedUp(CommandSpec spec, Session session) {
    if (!spec.has(Flag.DENYOOM)) {
      return null;
    }
    long words = session.query().unreadBytes() + session.transaction().bytes();
    return memory.availableBytes() < 2 * words ? USED_UP : null;
  }

  private @Nullable String unsafeDisk(CommandSpec spec) {
    boolean refused =
        saveFailed.getAsBoolean()
            && role.role() == Role.PRIMARY
            && (spec.has(Flag.WRITE) || spec.name().equals("ping"))
            && configuration.isOn("stop-writes-on-bgsave-error")
            && !configuration.savePoints().isEmpty();
    if (refused) {
      return SAVE_FAILED;
    }
    String wrong = writeError.get();
    boolean stops = wrong != null && role.role() == Role.PRIMARY;
    stops &= spec.has(Flag.WRITE) || spec.name().equals("ping");
    return stops ? "MISCONF Errors writing to the AOF file: " + wrong : null;
  }

  private @Nullable String tooFewReplicas(CommandSpec spec, long nowMs) {
    boolean refused =
        replicasMin > 0
            && role.role() == Role.PRIMARY
            && configuration.longOf("min-replicas-max-lag") > 0
            && spec.has(Flag.WRITE)
            && primarySide.goodReplicas(nowMs) < replicasMin;
    return refused ? NO_REPLICAS : null;
  }

  private @Nullable String readOnlyReplica(CommandSpec spec, Session session, long nowMs) {
    boolean refused =
        role.role() == Role.REPLICA
            && spec.has(Flag.WRITE)
            && !pause.awaitsTakeover(nowMs)
            && !pause.awaitsSuccessor(session)
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
