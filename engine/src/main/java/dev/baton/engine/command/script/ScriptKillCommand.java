package dev.baton.engine.command.script;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code SCRIPT KILL}: none runs. */
final class ScriptKillCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("script|kill", 2)
          .group(Group.SCRIPTING, "2.6.0")
          .summary("Terminates a server-side Lua script during execution.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.ALLOW_BUSY)
          .categories(Category.SCRIPTING)
          .tips("request_policy:all_shards", "response_policy:one_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    throw new Refusal("NOTBUSY No scripts in execution right now.");
  }
}
