package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.StringValue;
import java.util.Arrays;

/** {@code APPEND key value} */
final class AppendCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("append", 3)
          .group(Group.STRING, "2.0.0")
          .summary(
              "Appends a string to the value of a key. Creates the key if it " + "doesn't exist.",
              "O(1). The amortized time complexity is O(1) assuming the appended "
                  + "value is small and the already present value is of any size, since "
                  + "the dynamic string library used by Redis will double the free "
                  + "space available on every reallocation.")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Bytes key = call.bytes(1);
    Bytes added = call.bytes(2);
    StringValue old = Strings.find(call, key);
    StringValue value = old == null ? StringValue.of(added) : append(call, old, added);
    Strings.replace(call, key, value, "append");
    call.reply().integer(value.bytes().length());
  }

  private static StringValue append(Call call, StringValue old, Bytes added) {
    Strings.checkLength(call, old.bytes().length(), added.length());
    byte[] text = Arrays.copyOf(old.bytes().array(), old.bytes().length() + added.length());
    System.arraycopy(added.array(), 0, text, old.bytes().length(), added.length());
    return StringValue.raw(Bytes.owning(text));
  }
}
