package dev.baton.engine.command.script;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;

/** A command that would run or load one of the scripts, which this version does not do. */
final class AbsentScriptCommand implements Command {
  private static final String ABSENT = "ERR scripts are not part of this version";

  private final CommandSpec spec;

  AbsentScriptCommand(CommandSpec spec) {
    this.spec = spec;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void execute(Call call) {
    throw new Refusal(ABSENT);
  }
}
