package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code XREAD [COUNT count] [BLOCK ms] STREAMS key [key ...] id|$|+ [id|$|+ ...]} */
final class XReadCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xread", -4)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns messages from multiple streams with IDs greater than the "
                  + "ones requested. Blocks until a message is available otherwise.",
              "")
          .flags(Flag.READONLY, Flag.BLOCKING)
          .categories(Category.STREAM)
          .keys(KeySpec.rangeAfter("STREAMS", 1, -1, 1, 2, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  private final StreamReading reading;

  XReadCommand(EntryReply replies) {
    this.reading = new StreamReading(replies);
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    reading.read(call);
  }
}
