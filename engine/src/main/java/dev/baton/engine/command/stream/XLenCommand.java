package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** {@code XLEN key} */
final class XLenCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xlen", 2)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Return the number of messages in a stream.",
              "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.STREAM)
          .keys(KeySpec.at(1, KeyFlag.RO))
          .build();


  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.read(1, Type.STREAM);
    call.reply().integer(entry == null ? 0 : call.keyspace().streams().at(entry).length());
  }
}
