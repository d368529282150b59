package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFinders;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/**
 * {@code SORT key [BY pattern] [LIMIT offset count] [GET pattern [GET pattern ...]] [ASC | DESC]
 * [ALPHA] [STORE destination]}
 */
final class SortCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("sort", -2)
          .group(Group.GENERIC, "1.0.0")
          .summary(
              "Sorts the elements in a list, a set, or a sorted set, optionally storing the "
                  + "result.",
              "O(N+M*log(M)) where N is the number of elements in the list or set to sort, and "
                  + "M the number of returned elements. When the elements are not sorted, "
                  + "complexity is O(N).")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.SET, Category.SORTEDSET, Category.LIST, Category.DANGEROUS)
          .keys(
              KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS),
              KeySpec.unknown(KeyFlag.RO, KeyFlag.ACCESS)
                  .withNote(
                      "For the optional BY/GET keyword. It is marked 'unknown' because the key "
                          + "names derive from the content of the key we sort"),
              KeySpec.unknown(KeyFlag.OW, KeyFlag.UPDATE)
                  .withNote(
                      "For the optional STORE keyword. It is marked 'unknown' because the "
                          + "keyword can appear anywhere in the argument array"))
          .keysFoundBy(KeyFinders::sort)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SortOperation.run(call, SortOptions.of(call, SPEC, true));
  }
}
