package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code BGREWRITEAOF}: writes a new base of the append only file beside other work. */
final class BgrewriteaofCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("bgrewriteaof", 1)
          .group(Group.SERVER, "1.0.0")
          .summary("Asynchronously rewrites the append-only file to disk.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.ADMIN, Flag.NO_ASYNC_LOADING)
          .build();

  private final Rewriting rewriting;

  BgrewriteaofCommand(Rewriting rewriting) {
    this.rewriting = rewriting;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    String line = rewriting.rewriteInBackground(call.nowMs());
    if (line.startsWith("+")) {
      call.reply().simple(line.substring(1));
    } else {
      call.reply().error(line.substring(1));
    }
  }
}
