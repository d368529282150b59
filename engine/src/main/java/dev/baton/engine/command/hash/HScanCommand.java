package dev.baton.engine.command.hash;

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
import dev.baton.engine.keyspace.HashValue;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code HSCAN key cursor [MATCH pattern] [COUNT count] [NOVALUES]}; a packed hash is returned
 * whole.
 */
final class HScanCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hscan", -3)
          .group(Group.HASH, "2.8.0")
          .summary(
              "Iterates over fields and values of a hash.",
              "O(1) for every call. O(N) for a complete iteration, including enough "
                  + "command calls for the cursor to return back to 0. N is the number of "
                  + "elements inside the collection.")
          .flags(Flag.READONLY)
          .categories(Category.HASH)
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
    HashValue hash = Hashes.read(call);
    List<Bytes> found = new ArrayList<>();
    if (hash != null) {
      ScanOptions options = ScanOptions.parse(call, 3, true);
      cursor = scan(hash, cursor, options, found);
    } else {
      cursor = 0;
    }
    call.reply().array(2);
    call.reply().bulk(Long.toUnsignedString(cursor));
    call.reply().array(found.size());
    found.forEach(call.reply()::bulk);
  }

  private static long scan(HashValue hash, long start, ScanOptions options, List<Bytes> found) {
    if (hash.encoding() != Encoding.TABLE) {
      for (boolean isThere = hash.first(); isThere; isThere = hash.next()) {
        add(hash, options, found);
      }
      return 0;
    }
    long cursor = start;
    long placesLeft = options.placesMax();
    do {
      cursor = hash.scan(cursor);
      while (hash.nextInPlace()) {
        add(hash, options, found);
      }
    } while (cursor != 0 && placesLeft-- > 0 && found.size() < options.count());
    return cursor;
  }

  private static void add(HashValue hash, ScanOptions options, List<Bytes> found) {
    Bytes field = Bytes.copyOf(hash.textAddress(), hash.textLength());
    if (options.matches(field)) {
      found.add(field);
      if (!options.omitsValues()) {
        found.add(Bytes.copyOf(hash.valueAddress(), hash.valueLength()));
      }
    }
  }
}
