package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StringValue;

/** {@code GETSET key value}, propagated as SET. */
final class GetSetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("getset", 3)
          .group(Group.STRING, "1.0.0")
          .summary(
              "Returns the previous string value of a key after setting it to a " + "new value.",
              "O(1)")
          .deprecated("6.2.0", "`SET` with the `!GET` argument")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Bytes key = call.bytes(1);
    Bytes text = call.bytes(2);
    Strings.reply(call, key);
    call.put(key, StringValue.of(text), Entry.NO_EXPIRY);
    call.changed(1);
    call.notify(EventClass.STRING, "set", key);
    call.propagateAs(Strings.SET, key, text);
  }
}
