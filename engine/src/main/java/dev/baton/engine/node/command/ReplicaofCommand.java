package dev.baton.engine.node.command;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandSpecBuilder;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/**
 * {@code REPLICAOF host port [FORCE] | NO ONE [EPOCH n]}, also by its old name. EPOCH numbers the
 * promotion: one that is older than what the node knows is refused, so that a late order cannot
 * make a second primary. FORCE permits one snapshot that baton-replica-guard would refuse.
 */
final class ReplicaofCommand implements Command {
  private final CommandSpec spec;
  private final Replication replication;

  ReplicaofCommand(String name, String since, Replication replication) {
    this.replication = replication;
    CommandSpecBuilder builder =
        CommandSpec.command(name, -3)
            .group(Group.SERVER, since)
            .summary(
                "Configures a server as replica of another, or promotes it to a master.", "O(1)")
            .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.NOSCRIPT, Flag.STALE);
    if (name.equals("slaveof")) {
      builder.deprecated("5.0.0", "`REPLICAOF`");
    }
    spec = builder.build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void execute(Call call) {
    if (replication.isFailingOver()) {
      throw new Refusal("ERR REPLICAOF not allowed while failing over.");
    }
    if (call.is(1, "no") && call.is(2, "one")) {
      promote(call);
    } else if (call.count() == 3 || (call.count() == 4 && call.is(3, "force"))) {
      long port = call.integer(2, "ERR Invalid master port");
      if (port < 0 || port > 65535) {
        throw new Refusal("ERR Invalid master port");
      }
      HostPort target = new HostPort(call.arguments().text(1), (int) port);
      boolean force = call.count() == 4;
      call.reply().simple(replication.follow(target, force, call.session(), call.nowMs()));
    } else {
      throw new Refusal(Refusal.SYNTAX);
    }
  }

  private void promote(Call call) {
    String error = replication.promote(epoch(call), call.nowMs());
    if (error == null) {
      call.reply().ok();
    } else {
      call.reply().error(error);
    }
  }

  private static long epoch(Call call) {
    if (call.count() == 3) {
      return Replication.NO_EPOCH;
    }
    if (call.count() != 5 || !call.is(3, "epoch")) {
      throw new Refusal(Refusal.SYNTAX);
    }
    long epoch = call.integer(4);
    if (epoch < 0) {
      throw new Refusal("ERR an epoch is not negative");
    }
    return epoch;
  }
}
