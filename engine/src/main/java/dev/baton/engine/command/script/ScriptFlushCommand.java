package dev.baton.engine.command.script;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code SCRIPT FLUSH [ASYNC | SYNC]}: there is nothing to delete, which is what it promises. */
final class ScriptFlushCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("script|flush", -2)
          .group(Group.SCRIPTING, "2.6.0")
          .summary(
              "Removes all server-side Lua scripts from the script cache.",
              "O(N) with N being the number of scripts in cache")
          .flags(Flag.NOSCRIPT)
          .categories(Category.SCRIPTING)
          .tips("request_policy:all_nodes", "response_policy:all_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int count = call.count();
    boolean valid = count == 2 || (count == 3 && (call.is(2, "async") || call.is(2, "sync")));
    if (!valid) {
      throw new Refusal("ERR SCRIPT FLUSH only support SYNC|ASYNC option");
    }
    call.reply().ok();
  }
}
