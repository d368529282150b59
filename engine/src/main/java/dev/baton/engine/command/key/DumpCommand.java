package dev.baton.engine.command.key;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;

/** {@code DUMP key} */
final class DumpCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("dump", 2)
          .group(Group.GENERIC, "2.6.0")
          .summary(
              "Returns a serialized representation of the value stored at a key.",
              "O(1) to access the key and additional O(N*M) to serialize it, where N is the number "
                  + "of Redis objects composing the value and M their average size. For small "
                  + "string values the time complexity is thus O(1)+O(1*M) where M is small, so "
                  + "simply O(1).")
          .flags(Flag.READONLY)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .tips("nondeterministic_output")
          .build();

  private final Payloads payloads;

  DumpCommand(Payloads payloads) {
    this.payloads = payloads;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.read(1);
    if (entry == null) {
      call.reply().nullBulk();
      return;
    }
    // Encoding it twice takes time, but holding a second copy of a large value takes memory.
    long length = payloads.dump(entry, new Nowhere());
    call.reply().bulk(length, sink -> payloads.dump(entry, sink));
  }

  /** Where bytes go that are only counted. */
  private static final class Nowhere implements ByteSink {
    @Override
    public void write(byte value) {}

    @Override
    public void write(byte[] source, int offset, int length) {}

    @Override
    public void write(long address, int length) {}
  }
}
