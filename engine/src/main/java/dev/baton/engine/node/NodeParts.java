package dev.baton.engine.node;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.Access;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandProcessor;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Eviction;
import dev.baton.engine.command.Expiry;
import dev.baton.engine.command.KeyEvents;
import dev.baton.engine.command.KeyWaits;
import dev.baton.engine.command.Propagation;
import dev.baton.engine.command.PubSub;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.command.Settings;
import dev.baton.engine.command.Tracking;
import dev.baton.engine.command.Witnesses;
import dev.baton.engine.command.acl.AclCommands;
import dev.baton.engine.command.admin.AdminCommands;
import dev.baton.engine.command.admin.ConfiguredSettings;
import dev.baton.engine.command.admin.MemoryFacts;
import dev.baton.engine.command.admin.PackingDirectives;
import dev.baton.engine.command.admin.Rewriting;
import dev.baton.engine.command.bitmap.BitmapCommands;
import dev.baton.engine.command.cluster.ClusterCommands;
import dev.baton.engine.command.connection.ConnectionCommands;
import dev.baton.engine.command.function.FunctionCommands;
import dev.baton.engine.command.geo.GeoCommands;
import dev.baton.engine.command.hash.HashCommands;
import dev.baton.engine.command.hyperloglog.HyperLogLogCommands;
import dev.baton.engine.command.key.KeyCommands;
import dev.baton.engine.command.list.ListCommands;
import dev.baton.engine.command.pubsub.PubSubCommands;
import dev.baton.engine.command.script.ScriptCommands;
import dev.baton.engine.command.set.SetCommands;
import dev.baton.engine.command.sortedset.SortedSetCommands;
import dev.baton.engine.command.stream.StreamCommands;
import dev.baton.engine.command.string.StringCommands;
import dev.baton.engine.command.transaction.TransactionCommands;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import dev.baton.engine.node.command.NodeCommands;
import dev.baton.engine.node.command.ObservationCommands;
import dev.baton.engine.node.storage.AofReplay;
import dev.baton.engine.node.storage.AppendOnly;
import dev.baton.engine.node.storage.LastLoad;
import dev.baton.engine.node.storage.RdbPayloads;
import dev.baton.engine.node.storage.RdbSettings;
import dev.baton.engine.node.storage.Saves;
import dev.baton.engine.node.storage.Snapshots;
import dev.baton.engine.node.storage.StreamPosition;
import dev.baton.engine.persistence.SnapshotPace;
import dev.baton.engine.persistence.ValuePayloads;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaSide;
import dev.baton.engine.replication.WriteRate;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The parts of one node, wired in the order in which they need each other. */
final class NodeParts implements Propagation {
  final LoopClock clock;
  final Memory memory;
  final Keyspace keyspace;
  final History history;
  final ClientPause pause = new ClientPause();
  final RoleHolder role = new RoleHolder();
  final Clients clients;
  final PrimarySide primarySide;
  final ReplicaSide replicaSide;
  final Upstream upstream;
  final Migrations migrations;
  final Saves saves;
  final Failover failover;
  private final ReplicaService serving;
  final Shutdown shutdown;
  final Startup startup;
  final Expiry expiry;
  final ReplicaExpiries replicaExpiries;
  final InfoStats stats;
  final Sleep sleep;
  final CallRecords records;
  final Tracking tracking;
  final KeyWaits waits;
  final Eviction eviction;
  final AppendOnly appendOnly;
  final ActiveDefrag defrag;

  final MetricsPage metrics;
  private final InfoReport info;
  private final CommandTable table;
  private final CommandProcessor processor;
  private final ValuePayloads payloads;
  private final Position position = new Position();
  private final Snapshots snapshots;
  final SnapshotPace pace;
  final ReplySlices replySlices;
  private final Region region;
  private final MemoryLimit memoryLimit;
  private final Configuration configuration;
  private final Ports ports;
  private final Log log;
  private final Sessions sessions = new Sessions();
  private final Access access;
  final NodeUsers users;
  private final PubSub pubSub = new PubSub();
  private final KeyEvents events = new KeyEvents(pubSub);
  private final ClientTotals totals = new ClientTotals();
  private final WriteRate writeRate = new WriteRate();
  private final LastLoad lastLoad = new LastLoad();

  NodeParts(Configuration configuration, Ports ports, long nowMs) {
    this.configuration = configuration;
    this.ports = ports;
    this.log = ports.log();
    clock = new LoopClock(nowMs);
    long hashSeed = ports.entropy().nextLong();
    region = Region.reserve(configuration.longOf("baton-memory-reserve"));
    memory = new Memory(region);
    keyspace = new Keyspace(memory, configuration.intOf("databases"), hashSeed);
    waits = new KeyWaits(keyspace, sessions);
    Supplier<Keyspace> empty = keyspace::newSibling;
    history = new History(ports.entropy());
    access =
        new Access(
            () -> configuration.textOf("acl-pubsub-default").equals("allchannels"),
            () -> configuration.longOf("acllog-max-len"));
    users = new NodeUsers(configuration, access, sessions, ports.aclFile(), log);
    clients = new Clients(configuration, sessions, access, totals, keyspace, log);
    tracking = new Tracking(sessions, () -> configuration.longOf("tracking-table-max-keys"));
    sleep = new Sleep(clock, clients, history, log);
    records = new CallRecords(configuration, ports.host(), clock, sleep, tracking);
    payloads = new ValuePayloads(keyspace, () -> RdbSettings.options(configuration));
    snapshots = new Snapshots(configuration, keyspace, position, this::usedBytes);
    sleep.wire(new Reload(configuration, keyspace, empty, snapshots, clock, log), payloads);
    pace = new SnapshotPace(host()::monotonicMicros, this::requests);
    upstream =
        newUpstream(new IncomingSnapshot(configuration, keyspace, empty, history, lastLoad, log));
    migrations = newMigrations();
    ReplicationDirectives directives = new ReplicationDirectives(configuration, ports.host());
    replicaSide = new ReplicaSide(history, directives, upstream, log);
    primarySide = newPrimarySide(directives);
    saves =
        new Saves(configuration, keyspace, snapshots, pace, ports.disk(), host().processId(), log);
    appendOnly = newAppendOnly();
    ReplicaWaits replicaWaits = new ReplicaWaits(clients, primarySide, appendOnly);
    appendOnly.onDurable(replicaWaits::onProgress);
    Roles roles = newRoles(replicaWaits);
    failover = new Failover(roles, history, primarySide, replicaSide, directives, pause, log);
    roles.wire(failover);
    serving = new ReplicaService(clients, primarySide, replicaWaits, failover, log);
    startup = newStartup(roles, empty);
    shutdown = newShutdown();
    memoryLimit =
        new MemoryLimit(
            configuration, keyspace, clients, primarySide, role, pause, startup::isLoading, host());
    defrag = new ActiveDefrag(configuration, keyspace, startup::isLoading, host()::monotonicMicros);
    stats =
        new InfoStats(
            totals, keyspace, primarySide, pubSub, records.errors, tracking, access.log(), defrag);
    info = newInfo(nowMs);
    metrics = new MetricsPage(info);
    table = newTable(roles, replicaWaits);
    Settings settings = new ConfiguredSettings(configuration);
    expiry = new Expiry(keyspace, this, settings, pause, events);
    replicaExpiries = new ReplicaExpiries(keyspace, words -> table.resolve(words, 0), this);
    eviction = newEviction();
    processor = newProcessor(settings);
    replySlices = new ReplySlices(processor.longReplies(), host()::monotonicMicros);
    wire();
    followDirectives();
  }

  private Upstream newUpstream(IncomingSnapshot incoming) {
    return new Upstream(
        ports.network(), clients, sessions, configuration, keyspace, history, incoming, log);
  }

  private Migrations newMigrations() {
    return new Migrations(
        ports.network(),
        clients,
        new MigrationSource(keyspace, new RdbPayloads(payloads), this, events, pause));
  }

  /** Lets those know each other who could not when they were made. */
  private void wire() {
    events.track(tracking);
    events.onFlush(this::onFlushed);
    saves.holdWhile(appendOnly::isRewriting);
    shutdown.holdSignalsWhile(sleep::isCarePaused);
    processor.longReplies().onWritten(clients::unblock);
    waits.holdWhile(() -> sleep.remainingMs() > 0);
    clients.onError(records.errors::count);
    clients.wire(
        processor,
        primarySide,
        this::onForgotten,
        history,
        tracking,
        appendOnly.tail()::holdsReplies);
    upstream.onReplaced(this::onReplaced);
    upstream.wire(table, processor, primarySide, replicaSide);
    upstream.onHandover(failover);
    stats.wire(processor, eviction);
    role.onPrimary(pause::endTakeover);
    upstream.keep(appendOnly);
    sleep.onLoadAppendOnly(appendOnly::mayBeLoaded, () -> startup.reload(clock.nowMs()));
    sleep.onSlowAppending(appendOnly.tail()::sleepBeforeFlushing);
    sleep.onReplicate(words -> primarySide.feed(streamDatabase(), words, clock.nowMs()));
  }

  private void onReplaced() {
    tracking.flushed();
    replicaExpiries.forget();
  }

  /** What is saved or sent of data that is gone on command is of no use. */
  private void onFlushed() {
    if (keyspace.size() == 0) {
      saves.onFlushedAll();
      primarySide.onFlushedAll(clock.nowMs());
    }
  }

  private void onForgotten(Client gone, String reason, long nowMs) {
    upstream.onForgotten(gone, reason, nowMs);
    migrations.onForgotten(gone);
  }

  private AppendOnly newAppendOnly() {
    return new AppendOnly(
        configuration,
        ports.disk(),
        snapshots,
        pace,
        position,
        saves::isRunning,
        host().processId(),
        this::fatal,
        log);
  }

  private Startup newStartup(Roles roles, Supplier<Keyspace> empty) {
    return new Startup(
        configuration,
        ports.disk(),
        keyspace,
        empty,
        roles,
        appendOnly,
        this::newReplay,
        lastLoad,
        this::fatal,
        log);
  }

  private Eviction newEviction() {
    return new Eviction(
        keyspace, memoryLimit, this, events, ports.entropy()::nextLong, host()::monotonicMicros);
  }

  private CommandProcessor newProcessor(Settings settings) {
    Gates gates =
        new Gates(
            configuration,
            role,
            primarySide,
            replicaSide,
            pause,
            saves::lastFailed,
            appendOnly.tail()::writeError,
            startup::isLoading,
            upstream.snapshot()::isExclusive,
            eviction,
            memory);
    return new CommandProcessor(
        table,
        keyspace,
        settings,
        access,
        List.of(gates),
        pause,
        expiry,
        this,
        new Witnesses(events, records),
        waits);
  }

  private void followDirectives() {
    configuration.onChange("maxmemory", this::limitMemory);
    configuration.onChange("repl-backlog-size", primarySide::resizeBacklog);
    configuration.onChange("notify-keyspace-events", this::chooseEvents);
    chooseEvents();
    PackingDirectives.follow(configuration, keyspace.packing());
  }

  private void chooseEvents() {
    events.choose(configuration.textOf("notify-keyspace-events"));
  }

  private MemoryFacts memoryFacts() {
    return memoryLimit.facts();
  }

  private HostInfo host() {
    return ports.host();
  }

  private void limitMemory() {
    long limitBytes = memoryLimit.limitBytes();
    if (limitBytes > 0 && limitBytes < memoryLimit.usedBytes()) {
      log.warning(
          "WARNING: the new maxmemory value set via CONFIG SET ("
              + limitBytes
              + ") is smaller than the current memory usage ("
              + memoryLimit.usedBytes()
              + "). This will result in key eviction and/or the inability to accept new write"
              + " commands depending on the maxmemory-policy.");
    }
    eviction.start();
  }

  /** Gives the memory of the data set back. */
  void close() {
    payloads.close();
    region.close();
  }

  /** Something without which the node cannot live. */
  void fatal(String message) {
    log.warning(message);
    ports.exit().exit(1);
  }

  private AofReplay newReplay() {
    return new AofReplay(
        table, processor, access.users().defaultUser(), sessions.nextId(), clock.nowMs());
  }

  @Override
  public void propagate(int databaseIndex, Arguments words) {
    replicaExpiries.note(databaseIndex, words);
    appendOnly.tail().feed(databaseIndex, words);
    primarySide.feed(databaseIndex, words, clock.nowMs());
  }

  @Override
  public void propagate(int databaseIndex, List<Bytes> words) {
    replicaExpiries.note(databaseIndex, words);
    appendOnly.tail().feed(databaseIndex, words);
    primarySide.feed(databaseIndex, words, clock.nowMs());
  }

  private long requests() {
    return processor.commandsProcessed();
  }

  private long usedBytes() {
    return memoryLimit.usedBytes();
  }

  private int streamDatabase() {
    boolean primary = role.role() == Role.PRIMARY;
    return Math.max(0, primary ? primarySide.streamDatabase() : upstream.streamDatabase());
  }

  /** Where the stream stands, for the append only file. */
  private final class Position implements StreamPosition {
    @Override
    public String replicationId() {
      return history.replicationId();
    }

    @Override
    public long epoch() {
      return history.epoch();
    }

    @Override
    public long offset() {
      return history.offset();
    }

    @Override
    public int streamDatabase() {
      return NodeParts.this.streamDatabase();
    }

    @Override
    public boolean matters() {
      return role.role() == Role.REPLICA || primarySide.hasBacklog();
    }

    @Override
    public long nowMs() {
      return clock.nowMs();
    }
  }

  private PrimarySide newPrimarySide(ReplicationDirectives directives) {
    return new PrimarySide(
        history,
        writeRate,
        directives,
        snapshots,
        pace,
        () -> Roles.standing(role.role(), replicaSide),
        ports.entropy(),
        log);
  }

  private Roles newRoles(ReplicaWaits replicaWaits) {
    return new Roles(
        configuration,
        history,
        keyspace,
        clients,
        replicaWaits,
        waits,
        primarySide,
        replicaSide,
        upstream,
        migrations,
        role,
        log);
  }

  private Shutdown newShutdown() {
    return new Shutdown(
        configuration,
        history,
        primarySide,
        saves,
        appendOnly,
        clients,
        pause,
        role,
        startup::isLoading,
        ports.exit(),
        log);
  }

  private List<Command> dataCommands() {
    List<Command> commands = new ArrayList<>();
    commands.addAll(KeyCommands.all(ports.entropy(), new RdbPayloads(payloads)));
    commands.addAll(StringCommands.all());
    commands.addAll(ListCommands.all());
    commands.addAll(SetCommands.all(ports.entropy()));
    commands.addAll(SortedSetCommands.all(ports.entropy()));
    commands.addAll(GeoCommands.all());
    commands.addAll(HashCommands.all(ports.entropy()));
    commands.addAll(BitmapCommands.all());
    commands.addAll(HyperLogLogCommands.all());
    commands.addAll(StreamCommands.all());
    commands.addAll(TransactionCommands.all());
    commands.addAll(FunctionCommands.all());
    commands.addAll(ScriptCommands.all());
    commands.addAll(ClusterCommands.all());
    return commands;
  }

  private CommandTable newTable(Roles roles, ReplicaWaits replicaWaits) {
    List<Command> commands = new ArrayList<>();
    commands.addAll(dataCommands());
    commands.addAll(ConnectionCommands.all(sessions, access, pause, tracking, roles::isReplica));
    commands.addAll(PubSubCommands.all(pubSub));
    commands.addAll(
        ObservationCommands.all(
            records.monitors,
            records.slowLog,
            records.latencies,
            records.commands,
            () -> configuration.longOf("latency-monitor-threshold")));
    TableHolder holder = new TableHolder();
    commands.addAll(AclCommands.all(access, sessions, users, ports.entropy(), holder::table));
    Rewriting rewriting = new ConfigSaver(configuration, users, ports.configStore(), log);
    commands.addAll(
        AdminCommands.all(
            configuration,
            holder::table,
            sleep,
            this::resetStatistics,
            rewriting,
            this::memoryFacts));
    commands.addAll(NodeCommands.replication(roles, serving, replicaWaits, failover));
    commands.addAll(NodeCommands.persistence(saves, appendOnly, shutdown));
    commands.addAll(NodeCommands.others(migrations, info));
    access.know(holder.set(new CommandTable(commands)));
    return holder.table();
  }

  private InfoReport newInfo(long nowMs) {
    String runId = ports.entropy().nextId();
    return new InfoReport(
        List.of(
            new InfoServer(configuration, ports.host(), runId, nowMs),
            new InfoClients(configuration, sessions, clients, tracking, waits),
            new InfoMemory(configuration, ports.host(), keyspace, memoryLimit::facts, defrag),
            new InfoPersistence(
                keyspace, saves, appendOnly, primarySide, upstream, lastLoad, startup::load),
            stats,
            newInfoReplication(),
            new InfoCpu(ports.host()),
            new InfoFixed("Modules", "", ""),
            new InfoCalls(records),
            new InfoCalls.Errors(records),
            new InfoCalls.Latencies(records, new PercentileList(configuration)),
            new InfoFixed("Cluster", "cluster_enabled", "0"),
            new InfoKeyspace(keyspace)));
  }

  private InfoReplication newInfoReplication() {
    return new InfoReplication(
        configuration, role, history, primarySide, replicaSide, upstream, writeRate, failover);
  }

  private void resetStatistics() {
    keyspace.statistics().reset();
    eviction.resetStatistics();
    defrag.resetStatistics();
    totals.reset();
    records.resetStatistics();
    primarySide.counters().reset();
  }

  /** Lets commands that are part of the table look into it. */
  private static final class TableHolder {
    private CommandTable table = new CommandTable(List.of());

    CommandTable table() {
      return table;
    }

    CommandTable set(CommandTable complete) {
      table = complete;
      return complete;
    }
  }
}
