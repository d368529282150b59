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
import dev.baton.engine.command.MemberScan;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.HashValue;

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
    MemberScan scanning = MemberScan.begin(call);
    HashValue hash = Hashes.read(call);
    scanning.reply(
        call, "NOVALUES", hash == null ? null : (cursor, scan) -> pass(hash, cursor, scan));
  }

  private static long pass(HashValue hash, long cursor, MemberScan scan) {
    if (hash.encoding() != Encoding.TABLE) {
      for (boolean isThere = hash.first(); isThere; isThere = hash.next()) {
        tell(hash, scan);
      }
      return 0;
    }
    long next = hash.scan(cursor);
    while (hash.nextInPlace()) {
      tell(hash, scan);
    }
    return next;
  }

  private static void tell(HashValue hash, MemberScan scan) {
    if (scan.member(hash.textAddress(), hash.textLength()) && scan.wantsValues()) {
      scan.value(Bytes.copyOf(hash.valueAddress(), hash.valueLength()));
    }
  }
}
