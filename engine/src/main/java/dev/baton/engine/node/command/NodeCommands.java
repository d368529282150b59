package dev.baton.engine.node.command;

import dev.baton.engine.command.Command;
import java.util.List;

/** The table of this package's commands. */
public final class NodeCommands {
  private NodeCommands() {}

  /** All of them, wired to the node. */
  public static List<Command> all(
      Replication replication,
      Saving saving,
      Stopping stopping,
      Migration migration,
      InfoText info) {
    return List.of(
        new BgsaveCommand(saving),
        new InfoCommand(info),
        new LastsaveCommand(saving),
        new MigrateCommand(migration),
        new PsyncCommand(replication),
        new ReplconfCommand(replication),
        new ReplicaofCommand("replicaof", "5.0.0", replication),
        new ReplicaofCommand("slaveof", "1.0.0", replication),
        new RoleCommand(replication),
        new SaveCommand(saving),
        new ShutdownCommand(stopping),
        new SyncCommand(replication),
        new WaitCommand(replication));
  }
}
