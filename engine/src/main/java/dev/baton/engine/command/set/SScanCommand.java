package dev.baton.engine.command.set;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.MemberScan;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.SetValue;

/**
 * {@code SSCAN key cursor [MATCH pattern] [COUNT count]}; a set that is no table is returned whole.
 */
final class SScanCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("sscan", -3)
          .group(Group.SET, "2.8.0")
          .summary(
              "Iterates over members of a set.",
              "O(1) for every call. O(N) for a complete iteration, including enough "
                  + "command calls for the cursor to return back to 0. N is the number of "
                  + "elements inside the collection.")
          .flags(Flag.READONLY)
          .categories(Category.SET)
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
    SetValue set = Sets.read(call);
    scanning.reply(call, null, set == null ? null : (cursor, scan) -> pass(set, cursor, scan));
  }

  private static long pass(SetValue set, long cursor, MemberScan scan) {
    if (set.encoding() != Encoding.TABLE) {
      for (boolean isThere = set.first(); isThere; isThere = set.next()) {
        scan.member(set.textAddress(), set.textLength());
      }
      return 0;
    }
    long next = set.scan(cursor);
    while (set.nextInPlace()) {
      scan.member(set.textAddress(), set.textLength());
    }
    return next;
  }
}
