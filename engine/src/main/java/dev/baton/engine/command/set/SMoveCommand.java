package dev.baton.engine.command.set;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
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
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.Type;
import org.jspecify.annotations.Nullable;

/** {@code SMOVE source destination member} */
final class SMoveCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("smove", 4)
          .group(Group.SET, "1.0.0")
          .summary("Moves a member from one set to another.", "O(1)")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.SET)
          .keys(
              KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE),
              KeySpec.at(2, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry source = call.edit(1, Type.SET);
    if (source == null) {
      call.reply().integer(0);
      return;
    }
    Entry target = call.find(2, Type.SET, call.keyspace().newEntry());
    SetValue set = call.keyspace().sets().at(source);
    boolean isSame =
        call.length(1) == call.length(2)
            && Native.equal(call.address(1), call.address(2), call.length(1));
    if (isSame) {
      call.reply().integer(set.contains(call.address(3), call.length(3)) ? 1 : 0);
    } else if (!set.remove(call.address(3), call.length(3))) {
      call.reply().integer(0);
    } else {
      call.changed(source, 1);
      call.notify(EventClass.SET, "srem", 1);
      Sets.deleteIfEmpty(call, source, set, 1);
      add(call, target);
      call.reply().integer(1);
    }
  }

  private static void add(Call call, @Nullable Entry target) {
    SetValue set = call.keyspace().sets();
    boolean isAdded;
    if (target == null) {
      set.begin(1, Integers.isCanonicalLong(call.address(3), call.length(3)));
      isAdded = set.add(call.address(3), call.length(3));
      call.put(2, set.finish(), Entry.NO_EXPIRY);
      call.changed(1);
    } else {
      target.keepImage();
      isAdded = set.at(target).add(call.address(3), call.length(3));
      if (isAdded) {
        call.changed(target, 1);
      }
    }
    if (isAdded) {
      call.notify(EventClass.SET, "sadd", 2);
    }
  }
}
