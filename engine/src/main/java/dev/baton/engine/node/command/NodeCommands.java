package dev.baton.engine.node.command;

import dev.baton.engine.command.Command;
import java.util.List;

/** The tables of this package's commands. */
public final class NodeCommands {
  private NodeCommands() {}

  /** Roles, replicas and those who wait for them. */
  public static List<Command> replication(
      Replication replication, Serving serving, WriteWaits waits, FailingOver failover) {
    return List.of(
        new FailoverCommand(failover),
        new PsyncCommand(replication, serving),
        new ReplconfCommand(replication, serving),
        new ReplicaofCommand("replicaof", "5.0.0", replication),
        new ReplicaofCommand("slaveof", "1.0.0", replication),
        new RoleCommand(replication),
        new SyncCommand(serving),
        new WaitCommand(replication, waits),
        new WaitaofCommand(replication, waits));
  }

  /** Files, and the end of the process, which writes them once more. */
  public static List<Command> persistence(Saving saving, Rewriting rewriting, Stopping stopping) {
    return List.of(
        new BgrewriteaofCommand(rewriting),
        new BgsaveCommand(saving),
        new LastsaveCommand(saving),
        new SaveCommand(saving),
        new ShutdownCommand(stopping));
  }

  /** What is left. */
  public static List<Command> others(Migration migration, InfoText info) {
    return List.of(new InfoCommand(info), new MigrateCommand(migration));
  }
}
