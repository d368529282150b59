package dev.baton.engine.command.connection;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.SubscribedMode;

/** {@code PING [message]} */
final class PingCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("ping", -1)
          .group(Group.CONNECTION, "1.0.0")
          .summary("Returns the server's liveliness response.", "O(1)")
          .flags(Flag.FAST)
          .categories(Category.CONNECTION)
          .tips("request_policy:all_shards", "response_policy:all_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() > 2) {
      throw Refusal.wrongArity(SPEC);
    }
    if (SubscribedMode.restricts(call.session())) {
      replyAsMessage(call);
    } else if (call.count() == 2) {
      call.reply().bulk(call.bytes(1));
    } else {
      call.reply().simple("PONG");
    }
  }

  /** A client that expects messages gets the answer in the form of one. */
  private static void replyAsMessage(Call call) {
    call.reply().array(2);
    call.reply().bulk("pong");
    call.reply().bulk(call.count() == 2 ? call.bytes(1) : Bytes.of(""));
  }
}
