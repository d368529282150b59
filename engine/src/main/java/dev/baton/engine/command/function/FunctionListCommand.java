package dev.baton.engine.command.function;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code FUNCTION LIST [LIBRARYNAME pattern] [WITHCODE]}: no library is there. */
final class FunctionListCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("function|list", -2)
          .group(Group.SCRIPTING, "7.0.0")
          .summary(
              "Returns information about all libraries.", "O(N) where N is the number of functions")
          .flags(Flag.NOSCRIPT)
          .categories(Category.SCRIPTING)
          .tips("nondeterministic_output_order")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().array(0);
  }
}
