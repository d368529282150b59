package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code SELECT index} */
final class SelectCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("select", 2)
          .group(Group.CONNECTION, "1.0.0")
          .summary("Changes the selected database.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE, Flag.FAST)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int index = call.int32(1);
    if (index < 0 || index >= call.keyspace().databaseCount()) {
      throw new Refusal("ERR DB index is out of range");
    }
    call.session().select(index);
    call.reply().ok();
  }
}
