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
import dev.baton.engine.keyspace.Entry;

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
    Strings.reply(call, 1);
    call.put(1, call.value().string(call.address(2), call.length(2)), Entry.NO_EXPIRY);
    call.changed(1);
    call.notify(EventClass.STRING, "set", 1);
    call.propagateRewritten().literal(Strings.SET).word(1).word(2);
  }
}
