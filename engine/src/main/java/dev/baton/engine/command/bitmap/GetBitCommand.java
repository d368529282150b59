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

/** {@code GETBIT key offset}: beyond the end all bits are clear. */
final class GetBitCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("getbit", 3)
          .group(Group.BITMAP, "2.2.0")
          .summary("Returns a bit value by offset.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.BITMAP)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long offset = BitOffset.of(call, 2);
    Entry entry = call.read(1, Type.STRING);
    try (BitText text = BitText.of(call.keyspace().memory(), entry)) {
      call.reply().integer(text.byteAt(offset >>> 3) >>> (7 - (int) (offset & 7)) & 1);
    }
  }
}
