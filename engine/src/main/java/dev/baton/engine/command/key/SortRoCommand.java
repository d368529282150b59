package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/**
 * {@code SORT_RO key [BY pattern] [LIMIT offset count] [GET pattern [GET pattern ...]] [ASC | DESC]
 * [ALPHA]}
 */
final class SortRoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("sort_ro", -2)
          .group(Group.GENERIC, "7.0.0")
          .summary(
              "Returns the sorted elements of a list, a set, or a sorted set.",
              "O(N+M*log(M)) where N is the number of elements in the list or set to sort, and "
                  + "M the number of returned elements. When the elements are not sorted, "
                  + "complexity is O(N).")
          .flags(Flag.READONLY)
          .categories(Category.SET, Category.SORTEDSET, Category.LIST, Category.DANGEROUS)
          .keys(
              KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS),
              KeySpec.unknown(KeyFlag.RO, KeyFlag.ACCESS)
                  .withNote(
                      "For the optional BY/GET keyword. It is marked 'unknown' because the key "
                          + "names derive from the content of the key we sort"))
          .keysFoundBy((words, into) -> into.add(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SortOperation.run(call, SortOptions.of(call, SPEC, false));
  }
}
