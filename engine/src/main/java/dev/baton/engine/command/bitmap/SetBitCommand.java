package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.memory.Memory;

/**
 * {@code SETBIT key offset value}: offset and value are checked before the key. Writing the bit
 * that is there is no change.
 */
final class SetBitCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("setbit", 4)
          .group(Group.BITMAP, "2.2.0")
          .summary(
              "Sets or clears the bit at offset of the string value. Creates the key if it doesn't"
                  + " exist.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.BITMAP)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  private static final String NO_BIT = "ERR bit is not an integer or out of range";

  @Override
  public void execute(Call call) {
    long offset = BitOffset.of(call, 2);
    long wanted = call.integer(3, NO_BIT);
    if (wanted != 0 && wanted != 1) {
      throw new Refusal(NO_BIT);
    }
    BitWriting.Room room = BitWriting.reach(call, offset);
    Entry entry = room.entry();
    Memory memory = entry.memory();
    long text = entry.textAddress();
    int before = BitRange.bit(memory, text, offset);
    if (room.isNew() || before != wanted) {
      long address = text + (offset >>> 3);
      int mask = 1 << (7 - (int) (offset & 7));
      int old = memory.getUnsignedByte(address);
      memory.putByte(address, wanted == 1 ? old | mask : old & ~mask);
      call.changed(entry, 1);
      call.notify(EventClass.STRING, "setbit", 1);
    }
    call.reply().integer(before);
  }
}
