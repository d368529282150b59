package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;

/** {@code BITCOUNT key [start [end [BYTE | BIT]]]} */
final class BitCountCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("bitcount", -2)
          .group(Group.BITMAP, "2.6.0")
          .summary("Counts the number of set bits (population counting) in a string.", "O(N)")
          .flags(Flag.READONLY)
          .categories(Category.BITMAP)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    BitBounds bounds = BitBounds.of(call, 2);
    Entry entry = call.read(1, Type.STRING);
    Memory memory = call.keyspace().memory();
    try (BitText text = BitText.of(memory, entry)) {
      int length = text.length();
      long count =
          bounds.isCrossed()
              ? 0
              : BitRange.count(
                  memory, text.address(), bounds.firstBit(length), bounds.lastBit(length));
      call.reply().integer(count);
    }
  }
}
