package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.StreamGroup;

/** {@code XGROUP CREATECONSUMER key group consumer} */
final class XGroupCreateConsumerCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xgroup|createconsumer", 5)
          .group(Group.STREAM, "6.2.0")
          .summary(
              "Creates a consumer in a consumer group.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.STREAM)
          .keys(KeySpec.at(2, KeyFlag.RW, KeyFlag.INSERT))
          .build();


  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    StreamGroup group = Groups.ofStream(call);
    boolean isNew = Groups.enterConsumer(call, group, Groups.KEY, Groups.CONSUMER);
    call.reply().integer(isNew ? 1 : 0);
  }
}
