package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code ROLE}. */
final class RoleCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("role", 1)
          .group(Group.SERVER, "2.8.12")
          .summary("Returns the replication role.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE, Flag.FAST)
          .categories(Category.ADMIN, Category.DANGEROUS)
          .build();

  private final Replication replication;

  RoleCommand(Replication replication) {
    this.replication = replication;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    replication.writeRole(call.reply(), call.nowMs());
  }
}
