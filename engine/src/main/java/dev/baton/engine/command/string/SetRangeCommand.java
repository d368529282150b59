package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** {@code SETRANGE key offset value}: writing nothing changes nothing, not even the encoding. */
final class SetRangeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("setrange", 4)
          .group(Group.STRING, "2.2.0")
          .summary(
              "Overwrites a part of a string value with another by an offset. "
                  + "Creates the key if it doesn't exist.",
              "O(1), not counting the time taken to copy the new string in place. "
                  + "Usually, this string is very small so the amortized complexity is "
                  + "O(1). Otherwise, complexity is O(M) with M being the length of the "
                  + "value argument.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long offset = call.integer(2);
    if (offset < 0) {
      throw new Refusal("ERR offset is out of range");
    }
    int written = call.length(3);
    Entry entry = call.edit(1, Type.STRING);
    int before = entry == null ? 0 : entry.textLength();
    if (written == 0) {
      call.reply().integer(before);
      return;
    }
    Strings.checkLength(call, offset, written);
    if (entry == null) {
      entry = call.put(1, call.value().raw(call.address(3), 0), Entry.NO_EXPIRY);
    }
    int after = Math.max(before, Math.toIntExact(offset + written));
    entry.resizeText(after);
    entry.memory().copyIn(call.address(3), entry.textAddress() + offset, written);
    call.changed(entry, 1);
    call.notify(EventClass.STRING, "setrange", 1);
    call.reply().integer(after);
  }
}
