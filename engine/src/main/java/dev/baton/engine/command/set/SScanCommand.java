package dev.baton.engine.command.set;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.ScanOptions;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.SetValue;
import java.util.ArrayList;
import java.util.List;

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
    long cursor = ScanOptions.cursor(call, 2);
    SetValue set = Sets.read(call);
    List<Bytes> found = new ArrayList<>();
    if (set != null) {
      ScanOptions options = ScanOptions.parse(call, 3, false);
      cursor = scan(set, cursor, options, found);
    } else {
      cursor = 0;
    }
    call.reply().array(2);
    call.reply().bulk(Long.toUnsignedString(cursor));
    call.reply().array(found.size());
    found.forEach(call.reply()::bulk);
  }

  private static long scan(SetValue set, long start, ScanOptions options, List<Bytes> found) {
    if (set.encoding() != Encoding.TABLE) {
      for (boolean isThere = set.first(); isThere; isThere = set.next()) {
        add(set, options, found);
      }
      return 0;
    }
    long cursor = start;
    long placesLeft = options.placesMax();
    do {
      cursor = set.scan(cursor);
      while (set.nextInPlace()) {
        add(set, options, found);
      }
    } while (cursor != 0 && placesLeft-- > 0 && found.size() < options.count());
    return cursor;
  }

  private static void add(SetValue set, ScanOptions options, List<Bytes> found) {
    Bytes member = Bytes.copyOf(set.textAddress(), set.textLength());
    if (options.matches(member)) {
      found.add(member);
    }
  }
}
