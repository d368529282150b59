package dev.baton.engine.command.script;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code SCRIPT EXISTS sha1 [sha1 ...]}: a zero for each. */
final class ScriptExistsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("script|exists", -3)
          .group(Group.SCRIPTING, "2.6.0")
          .summary(
              "Determines whether server-side Lua scripts exist in the script cache.",
              "O(N) with N being the number of scripts to check (so checking a single script is"
                  + " an O(1) operation).")
          .flags(Flag.NOSCRIPT)
          .categories(Category.SCRIPTING)
          .tips("request_policy:all_shards", "response_policy:agg_logical_and")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().array(call.count() - 2);
    for (int i = 2; i < call.count(); i++) {
      call.reply().integer(0);
    }
  }
}
