package dev.baton.engine.node.command;

import dev.baton.engine.command.Command;
import java.util.List;

/** The table of this package's commands. */
public final class NodeCommands {
  private NodeCommands() {}

  /** All of them, wired to the node. */
  public static List<Command> all(
      Replication replication,
      Serving serving,
      WriteWaits waits,
      FailingOver failover,
      Saving saving,
      Rewriting rewriting,
      Stopping stopping,
      InfoText info) {
    return List.of(
        new BgrewriteaofCommand(rewriting),
        new BgsaveCommand(saving),
        new FailoverCommand(failover),
        new InfoCommand(info),
        new LastsaveCommand(saving),
        new PsyncCommand(replication, serving),
        new ReplconfCommand(replication, serving),
        new ReplicaofCommand("replicaof", "5.0.0", replication),
        new ReplicaofCommand("slaveof", "1.0.0", replication),
        new RoleCommand(replication),
        new SaveCommand(saving),
        new ShutdownCommand(stopping),
        new SyncCommand(serving),
        new WaitCommand(replication, waits),
        new WaitaofCommand(replication, waits));
  }
}
