package dev.baton.engine.command.function;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;

/** A command that would run or load one of the functions, which this version does not do. */
final class AbsentFunctionCommand implements Command {
  private static final String ABSENT = "ERR functions are not part of this version";

  private final CommandSpec spec;

  AbsentFunctionCommand(CommandSpec spec) {
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
