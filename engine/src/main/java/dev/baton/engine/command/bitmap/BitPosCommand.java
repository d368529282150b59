package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;

/**
 * {@code BITPOS key bit [start [end [BYTE | BIT]]]}: a key that is not there is clear for ever, a
 * string is so behind its end unless an end was given.
 */
final class BitPosCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("bitpos", -3)
          .group(Group.BITMAP, "2.8.7")
          .summary("Finds the first set (1) or clear (0) bit in a string.", "O(N)")
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
    long bit = call.integer(2);
    if (bit != 0 && bit != 1) {
      throw new Refusal("ERR The bit argument must be 1 or 0.");
    }
    BitBounds bounds = BitBounds.of(call, 3);
    Entry entry = call.read(1, Type.STRING);
    if (entry == null) {
      call.reply().integer(bit == 1 ? -1 : 0);
      return;
    }
    Memory memory = call.keyspace().memory();
    try (BitText text = BitText.of(memory, entry)) {
      int length = text.length();
      long first = bounds.firstBit(length);
      long last = bounds.lastBit(length);
      long found = BitRange.find(memory, text.address(), first, last, (int) bit);
      boolean isBehind = found < 0 && first <= last && bit == 0 && !bounds.hasEnd();
      call.reply().integer(isBehind ? 8L * length : found);
    }
  }
}
