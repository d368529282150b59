package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.ReplyMode;
import dev.baton.engine.command.Session;

/** {@code CLIENT REPLY ON | OFF | SKIP}: only ON is answered. */
final class ClientReplyCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|reply", 3)
          .group(Group.CONNECTION, "3.2.0")
          .summary("Instructs the server whether to reply to commands.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Session session = call.session();
    if (call.is(2, "ON")) {
      session.setReplyMode(ReplyMode.ON);
      call.reply().ok();
    } else if (call.is(2, "OFF")) {
      session.setReplyMode(ReplyMode.OFF);
    } else if (call.is(2, "SKIP")) {
      if (session.replyMode() != ReplyMode.OFF) {
        session.setReplyMode(ReplyMode.SKIP_NEXT);
      }
    } else {
      throw new Refusal(Refusal.SYNTAX);
    }
  }
}
