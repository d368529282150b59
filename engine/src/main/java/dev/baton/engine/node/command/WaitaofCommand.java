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
 * {@code WAITAOF numlocal numreplicas timeout}: waits until what this client wrote is safe in the
 * append only file here, if numlocal is one, and in those of so many replicas, or until the timeout
 * in milliseconds; answers where it is safe.
 */
final class WaitaofCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("waitaof", 4)
          .group(Group.GENERIC, "7.2.0")
          .summary(
              "Blocks until all of the preceding write commands sent by the connection are written"
                  + " to the append-only file of the master and/or replicas.",
              "O(1)")
          .flags(Flag.BLOCKING)
          .categories(Category.CONNECTION)
          .build();

  private static final String ON_REPLICA =
      "ERR WAITAOF cannot be used with replica instances. Please also note that writes to replicas"
          + " are just local and are not propagated.";
  private static final String OFF =
      "ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled.";

  private final Replication replication;
  private final WriteWaits waits;

  WaitaofCommand(Replication replication, WriteWaits waits) {
    this.replication = replication;
    this.waits = waits;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long local = call.integer(1);
    if (local < 0 || local > 1) {
      throw new Refusal("ERR value is out of range, must be between 0 and 1");
    }
    long replicas = call.integer(2);
    if (replicas < 0) {
      throw new Refusal("ERR value is out of range, must be positive");
    }
    long deadlineMs = BlockingTimeout.milliseconds(call, 3);
    if (replication.isReplica()) {
      throw new Refusal(ON_REPLICA);
    }
    if (local == 1 && !waits.keepsAppendOnly()) {
      throw new Refusal(OFF);
    }
    answerOrWait(call, local == 1, (int) Math.min(replicas, Integer.MAX_VALUE), deadlineMs);
  }

  private void answerOrWait(Call call, boolean here, int replicas, long deadlineMs) {
    Session session = call.session();
    boolean isHere = waits.isDurableHere(session);
    int there = waits.replicasDurableWith(session);
    boolean isEnough = (isHere || !here) && there >= replicas;
    if (isEnough || !call.mayBlock()) {
      call.reply().array(2);
      call.reply().integer(isHere ? 1 : 0);
      call.reply().integer(there);
      return;
    }
    waits.awaitDurable(session, here, replicas, deadlineMs);
  }
}
