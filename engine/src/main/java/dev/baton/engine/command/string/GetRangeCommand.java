package dev.baton.engine.command.string;

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
import java.util.Arrays;

/** {@code GETRANGE key start end}, both ends included, negative ones counted from the end. */
final class GetRangeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("getrange", 4)
          .group(Group.STRING, "2.4.0")
          .summary(
              "Returns a substring of the string stored at a key.",
              "O(N) where N is the length of the returned string. The complexity "
                  + "is ultimately determined by the returned length, but because "
                  + "creating a substring from an existing string is very cheap, it can "
                  + "be considered O(1) for small strings.")
          .flags(Flag.READONLY)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    range(call);
  }

  /** Replies with the range; SUBSTR is the same under its old name. */
  static void range(Call call) {
    long start = call.integer(2);
    long end = call.integer(3);
    Entry entry = call.read(1, Type.STRING);
    int length = entry == null ? 0 : entry.textLength();
    boolean crossed = start < 0 && end < 0 && start > end;
    long first = Math.max(0, start < 0 ? start + length : start);
    long last = Math.min(length - 1L, Math.max(0, end < 0 ? end + length : end));
    if (entry == null || crossed || first > last) {
      call.reply().bulk(new byte[0]);
    } else if (entry.isNumber()) {
      byte[] digits = entry.text().array();
      call.reply().bulk(Arrays.copyOfRange(digits, (int) first, (int) last + 1));
    } else {
      call.reply().bulk(entry.textAddress() + first, (int) (last - first) + 1);
    }
  }
}
