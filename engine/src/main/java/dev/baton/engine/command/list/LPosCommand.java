package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.Type;
import java.util.Arrays;

/**
 * {@code LPOS key element [RANK rank] [COUNT num-matches] [MAXLEN len]}: replies the index of an
 * equal element, or with COUNT an array of them.
 */
final class LPosCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lpos", -3)
          .group(Group.LIST, "6.0.6")
          .summary(
              "Returns the index of matching elements in a list.",
              "O(N) where N is the number of elements in the list, for the average case. When "
                  + "searching for elements near the head or the tail of the list, or when the "
                  + "MAXLEN option is provided, the command may run in constant time.")
          .flags(Flag.READONLY)
          .categories(Category.LIST)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    PositionOptions options = PositionOptions.of(call);
    Entry entry = call.read(1, Type.LIST);
    if (entry == null) {
      if (options.isMany()) {
        call.reply().array(0);
      } else {
        call.reply().nullBulk();
      }
      return;
    }
    long[] found = find(call, call.keyspace().lists().at(entry), options);
    if (options.isMany()) {
      call.reply().array(found.length);
      for (long index : found) {
        call.reply().integer(index);
      }
    } else if (found.length == 0) {
      call.reply().nullBulk();
    } else {
      call.reply().integer(found[0]);
    }
  }

  private static long[] find(Call call, ListValue list, PositionOptions options) {
    ListEnd from = options.isBackwards() ? ListEnd.RIGHT : ListEnd.LEFT;
    long length = list.count();
    long[] found = new long[8];
    int count = 0;
    long matches = 0;
    boolean isThere = from.outermost(list);
    for (long at = 0;
        isThere && at < options.comparisonsMax() && count < options.countMax();
        at++) {
      if (list.isEqual(call.address(2), call.length(2)) && ++matches >= options.firstMatch()) {
        found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
        found[count++] = options.isBackwards() ? length - at - 1 : at;
      }
      isThere = from.inwards(list);
    }
    return Arrays.copyOf(found, count);
  }
}
