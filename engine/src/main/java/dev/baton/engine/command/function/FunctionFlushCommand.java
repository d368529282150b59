package dev.baton.engine.command.function;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code FUNCTION FLUSH [ASYNC | SYNC]}: there is nothing to delete, which is what it promises. */
final class FunctionFlushCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("function|flush", -2)
          .group(Group.SCRIPTING, "7.0.0")
          .summary(
              "Deletes all libraries and functions.",
              "O(N) where N is the number of functions deleted")
          .flags(Flag.WRITE, Flag.NOSCRIPT)
          .categories(Category.SCRIPTING)
          .tips("request_policy:all_shards", "response_policy:all_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int count = call.arguments().count();
    boolean valid = count == 2 || (count == 3 && (is(call, "async") || is(call, "sync")));
    if (!valid) {
      throw new Refusal("ERR FUNCTION FLUSH only supports SYNC|ASYNC option");
    }
    call.reply().ok();
  }

  private static boolean is(Call call, String word) {
    return call.arguments().is(2, word);
  }
}
