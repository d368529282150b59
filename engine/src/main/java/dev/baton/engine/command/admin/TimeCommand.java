package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code TIME}: the clock of commands has milliseconds, so the last three digits are zero. */
final class TimeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("time", 1)
          .group(Group.SERVER, "2.6.0")
          .summary("Returns the server time.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE, Flag.FAST)
          .tips("nondeterministic_output")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().array(2);
    call.reply().bulk(call.nowMs() / 1000);
    call.reply().bulk(call.nowMs() % 1000 * 1000);
  }
}
