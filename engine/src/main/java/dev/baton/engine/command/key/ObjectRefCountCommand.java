package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;

/** {@code OBJECT REFCOUNT key}: small integers look shared by all, as in Redis. */
final class ObjectRefCountCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("object|refcount", 3)
          .group(Group.GENERIC, "2.2.3")
          .summary("Returns the reference count of a value of a key.", "O(1)")
          .flags(Flag.READONLY)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.at(2, KeyFlag.RO))
          .tips("nondeterministic_output")
          .build();

  private static final long SHARED_NUMBERS = 10_000;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = ObjectValues.find(call);
    if (entry != null) {
      call.reply().integer(call.settings().sharesIntegers() && isShared(entry) ? Integer.MAX_VALUE : 1);
    }
  }

  private static boolean isShared(Entry entry) {
    return entry.isNumber() && entry.number() >= 0 && entry.number() < SHARED_NUMBERS;
  }
}
