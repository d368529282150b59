package dev.baton.engine.command.sortedset;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.DoubleText;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.MemberScan;
import dev.baton.engine.keyspace.SortedSetValue;

/** {@code ZSCAN key cursor [MATCH pattern] [COUNT count] [NOSCORES]} */
final class ZScanCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zscan", -3)
          .group(Group.SORTED_SET, "2.8.0")
          .summary(
              "Iterates over members and scores of a sorted set.",
              "O(1) for every call. O(N) for a complete iteration, including enough "
                  + "command calls for the cursor to return back to 0. N is the number of "
                  + "elements inside the collection.")
          .flags(Flag.READONLY)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .tips("nondeterministic_output")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    MemberScan scanning = MemberScan.begin(call);
    SortedSetValue set = SortedSets.read(call, 1);
    scanning.reply(
        call,
        "NOSCORES",
        set == null ? null : (cursor, scan) -> set.scan(cursor, here -> tell(here, scan)));
  }

  private static void tell(SortedSetValue set, MemberScan scan) {
    if (scan.member(set.textAddress(), set.textLength()) && scan.wantsValues()) {
      scan.value(Bytes.of(DoubleText.format(set.score())));
    }
  }
}
