package dev.baton.engine.command.function;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code FUNCTION DELETE library}: none is there. */
final class FunctionDeleteCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("function|delete", 3)
          .group(Group.SCRIPTING, "7.0.0")
          .summary("Deletes a library and its functions.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.WRITE)
          .categories(Category.SCRIPTING)
          .tips("request_policy:all_shards", "response_policy:all_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    throw new Refusal("ERR Library not found");
  }
}
