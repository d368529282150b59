package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.ExtendedFloat;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/**
 * {@code INCRBYFLOAT key increment}, propagated as SET of the result, so that replicas need not
 * round alike.
 */
final class IncrByFloatCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("incrbyfloat", 3)
          .group(Group.STRING, "2.6.0")
          .summary(
              "Increment the floating point value of a key by a number. Uses 0 as "
                  + "initial value if the key doesn't exist.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE))
          .build();

  private static final Bytes KEEPTTL = Bytes.of("KEEPTTL");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry old = call.find(1, Type.STRING);
    ExtendedFloat before = old == null ? ExtendedFloat.ZERO : ExtendedFloat.parse(old.text());
    ExtendedFloat after = before.plus(ExtendedFloat.parse(call.bytes(2)));
    Bytes text = Bytes.of(after.toString());
    call.putText(1, text, Strings.expiryOf(old));
    call.changed(1);
    call.notify(EventClass.STRING, "incrbyfloat", 1);
    call.reply().bulk(text);
    call.propagateAs(Strings.SET, call.bytes(1), text, KEEPTTL);
  }
}
