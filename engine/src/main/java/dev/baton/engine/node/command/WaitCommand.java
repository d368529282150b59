package dev.baton.engine.node.command;

import dev.baton.engine.command.BlockingTimeout;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Session;

/**
 * {@code WAIT numreplicas timeout}: waits until that many replicas have what this client wrote, or
 * until the timeout in milliseconds; answers how many have it.
 */
final class WaitCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("wait", 3)
          .group(Group.GENERIC, "3.0.0")
          .summary(
              "Blocks until the asynchronous replication of all preceding write commands sent by"
                  + " the connection is completed.",
              "O(1)")
          .flags(Flag.BLOCKING)
          .categories(Category.CONNECTION)
          .build();

  private final Replication replication;
  private final WriteWaits waits;

  WaitCommand(Replication replication, WriteWaits waits) {
    this.replication = replication;
    this.waits = waits;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (replication.isReplica()) {
      throw new Refusal(ON_REPLICA);
    }
    long replicas = call.integer(1);
    long deadlineMs = BlockingTimeout.milliseconds(call, 2);
    Session session = call.session();
    int acknowledged = waits.replicasWithWritesOf(session);
    if (acknowledged >= replicas || !call.mayBlock()) {
      call.reply().integer(acknowledged);
      return;
    }
    int wanted = (int) Math.min(replicas, Integer.MAX_VALUE);
    waits.awaitReplicas(session, wanted, deadlineMs);
  }

  private static final String ON_REPLICA =
      "ERR WAIT cannot be used with replica instances. Please also note that since Redis 4.0 if a"
          + " replica is configured to be writable (which is not the default) writes to replicas"
          + " are just local and are not propagated.";
}
