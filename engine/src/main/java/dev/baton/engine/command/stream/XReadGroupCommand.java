package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code XREADGROUP GROUP group consumer [COUNT count] [BLOCK ms] [NOACK] STREAMS key [key ...] id|>
 * [id|> ...]}, propagated as XCLAIM of each entry and XGROUP SETID. */
final class XReadGroupCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xreadgroup", -7)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns new or historical messages from a stream for a consumer in "
                  + "a group. Blocks until a message is available otherwise.",
              "For each stream mentioned: O(M) with M being the number of "
                  + "elements returned. If M is constant (e.g. always asking for the "
                  + "first 10 elements with COUNT), you can consider it O(1). On the "
                  + "other side when XREADGROUP blocks, XADD will pay the O(N) time in "
                  + "order to serve the N clients blocked on the stream getting new "
                  + "data.")
          .flags(Flag.WRITE, Flag.BLOCKING)
          .categories(Category.STREAM)
          .keys(KeySpec.rangeAfter("STREAMS", 4, -1, 1, 2, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  private final GroupReading reading;

  XReadGroupCommand(EntryReply replies) {
    this.reading = new GroupReading(replies);
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
