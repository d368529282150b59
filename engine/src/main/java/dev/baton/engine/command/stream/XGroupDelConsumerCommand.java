package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.StreamGroup;

/** {@code XGROUP DELCONSUMER key group consumer} */
final class XGroupDelConsumerCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xgroup|delconsumer", 5)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Deletes a consumer from a consumer group.",
              "O(1)")
          .flags(Flag.WRITE)
          .categories(Category.STREAM)
          .keys(KeySpec.at(2, KeyFlag.RW, KeyFlag.DELETE))
          .build();


  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    StreamGroup group = Groups.ofStream(call);
    long pending = 0;
    if (group.findConsumer(call.address(Groups.CONSUMER), call.length(Groups.CONSUMER))) {
      pending = group.removeConsumer();
      call.changed(1);
      call.notify(EventClass.STREAM, "xgroup-delconsumer", Groups.KEY);
    }
    call.reply().integer(pending);
  }
}
