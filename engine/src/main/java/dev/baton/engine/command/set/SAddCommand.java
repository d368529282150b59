package dev.baton.engine.command.set;

import dev.baton.engine.base.Integers;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.Type;

/** {@code SADD key member [member ...]} */
final class SAddCommand implements Command {
  // From here on growing the set once saves more than looking at the members twice costs.
  private static final int BATCH_MIN = 4;

  private static final CommandSpec SPEC =
      CommandSpec.command("sadd", -3)
          .group(Group.SET, "1.0.0")
          .summary(
              "Adds one or more members to a set. Creates the key if it doesn't exist.",
              "O(1) for each element added, so O(N) to add N elements when the command is "
                  + "called with multiple arguments.")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.SET)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.edit(1, Type.SET);
    SetValue set = call.keyspace().sets();
    int members = call.count() - 2;
    if (entry == null) {
      set.begin(members, Integers.isCanonicalLong(call.address(2), call.length(2)));
    } else {
      set.at(entry).expect(members);
    }
    int added = addAll(call, set);
    if (entry == null) {
      call.put(1, set.finish(), Entry.NO_EXPIRY);
      call.changed(added);
    } else if (added > 0) {
      call.changed(entry, added);
    }
    if (added > 0) {
      call.notify(EventClass.SET, "sadd", 1);
    }
    call.reply().integer(added);
  }

  private static int addAll(Call call, SetValue set) {
    int members = call.count() - 2;
    if (members >= BATCH_MIN && set.encoding() == Encoding.INTEGERS) {
      reserve(call, set, members);
    }
    int added = 0;
    for (int i = 2; i < call.count(); i++) {
      added += set.add(call.address(i), call.length(i)) ? 1 : 0;
    }
    if (members >= BATCH_MIN) {
      set.settle();
    }
    return added;
  }

  /** Nothing is reserved for a batch that does not stay one of integers. */
  private static void reserve(Call call, SetValue set, int members) {
    long widest = 0;
    for (int i = 2; i < call.count(); i++) {
      if (!Integers.isCanonicalLong(call.address(i), call.length(i))) {
        return;
      }
      long member = Integers.parse(call.address(i), call.length(i));
      boolean isWider = (member ^ (member >> 63)) > (widest ^ (widest >> 63));
      widest = isWider ? member : widest;
    }
    set.reserve(members, widest);
  }
}
