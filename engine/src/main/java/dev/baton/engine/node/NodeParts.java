package dev.baton.engine.node;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandProcessor;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Expiry;
import dev.baton.engine.command.Propagation;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.command.Settings;
import dev.baton.engine.command.key.KeyCommands;
import dev.baton.engine.command.string.StringCommands;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.command.NodeCommands;
import dev.baton.engine.persistence.KeyspaceCut;
import dev.baton.engine.persistence.SnapshotCut;
import dev.baton.engine.persistence.SnapshotInfo;
import dev.baton.engine.persistence.SnapshotSource;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaSide;
import dev.baton.engine.replication.WriteRate;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The parts of one node and how they are wired, in the order in which they need each other. */
final class NodeParts implements Propagation, SnapshotSource {
  final LoopClock clock;
  final Keyspace keyspace;
  final History history;
  final ClientPause pause = new ClientPause();
  final RoleHolder role = new RoleHolder();
  final Clients clients;
  final PrimarySide primarySide;
  final ReplicaSide replicaSide;
  final Upstream upstream;
  final Saves saves;
  final Shutdown shutdown;
  final Startup startup;
  final Expiry expiry;
  final InfoStats stats;

  private final Configuration configuration;
  private final Ports ports;
  private final Log log;

  NodeParts(Configuration configuration, Ports ports, long nowMs) {
    this.configuration = configuration;
    this.ports = ports;
    this.log = ports.log();
    this.clock = new LoopClock(nowMs);
    long hashSeed = ports.entropy().nextLong();
    Supplier<Keyspace> emptyKeyspaces =
        () -> new Keyspace(configuration.intOf("databases"), hashSeed);
    keyspace = emptyKeyspaces.get();
    history = new History(ports.entropy());
    Sessions sessions = new Sessions();
    ClientTotals totals = new ClientTotals();
    clients = new Clients(configuration, sessions, totals, log);
    WriteRate writeRate = new WriteRate();
    ReplicationDirectives directives = new ReplicationDirectives(configuration, ports.host());

    List<Command> commands = new ArrayList<>();
    LateReplication late = new LateReplication();
    saves = new Saves(configuration, keyspace, this, ports.disk(), ports.host(), log);
    LateInfo info = new LateInfo();
    LateStopping stopping = new LateStopping();
    commands.addAll(StringCommands.all());
    commands.addAll(KeyCommands.all());
    commands.addAll(NodeCommands.all(late, saves, stopping, info));
    CommandTable table = new CommandTable(commands);

    upstream =
        new Upstream(
            ports.network(),
            clients,
            sessions,
            configuration,
            keyspace,
            emptyKeyspaces,
            history,
            table,
            log);
    replicaSide = new ReplicaSide(history, directives, upstream, log);
    primarySide =
        new PrimarySide(
            history,
            writeRate,
            directives,
            this,
            () -> Roles.standing(role.role(), replicaSide),
            ports.entropy(),
            log);
    throw new UnsupportedOperationException();
  }
}
