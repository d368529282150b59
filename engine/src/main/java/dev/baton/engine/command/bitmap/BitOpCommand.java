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
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code BITOP <AND | OR | XOR | NOT> destkey key [key ...]}: the result is as long as the longest
 * source; an empty one deletes the destination.
 */
final class BitOpCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("bitop", -4)
          .group(Group.BITMAP, "2.6.0")
          .summary(
              "Performs bitwise operations on multiple strings, and stores the result.", "O(N)")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.BITMAP)
          .keys(
              KeySpec.at(2, KeyFlag.OW, KeyFlag.UPDATE),
              KeySpec.range(3, -1, 1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  private static final int TARGET = 2;
  private static final int FIRST_SOURCE = 3;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    BitOperation operation = operation(call);
    if (operation == BitOperation.NOT && call.count() != FIRST_SOURCE + 1) {
      throw new Refusal("ERR BITOP NOT must be called with a single source key.");
    }
    Memory memory = call.keyspace().memory();
    List<BitText> sources = new ArrayList<>();
    try {
      int length = 0;
      for (int i = FIRST_SOURCE; i < call.count(); i++) {
        BitText source = BitText.of(memory, call.read(i, Type.STRING));
        sources.add(source);
        length = Math.max(length, source.length());
      }
      if (length == 0) {
        delete(call);
      } else {
        store(call, operation, sources, length);
      }
      call.reply().integer(length);
    } finally {
      sources.forEach(BitText::close);
    }
  }

  private static BitOperation operation(Call call) {
    for (BitOperation operation : BitOperation.values()) {
      if (call.is(1, operation.name())) {
        return operation;
      }
    }
    throw new Refusal(Refusal.SYNTAX);
  }

  private static void store(Call call, BitOperation operation, List<BitText> sources, int length) {
    Memory memory = call.keyspace().memory();
    long result = memory.allocate(length);
    memory.fill(result, length, (byte) 0);
    BitText first = sources.getFirst();
    if (operation == BitOperation.NOT) {
      operation.join(memory, result, first.address(), length, length);
    } else {
      memory.copy(first.address(), result, first.length());
    }
    for (int i = 1; i < sources.size(); i++) {
      BitText source = sources.get(i);
      operation.join(memory, result, source.address(), source.length(), length);
    }
    if (NewValue.isLong(length)) {
      call.put(TARGET, call.value().owned(result, length), Entry.NO_EXPIRY);
    } else {
      call.put(TARGET, call.value().raw(result, length), Entry.NO_EXPIRY);
      memory.free(result, length);
    }
    call.changed(1);
    call.notify(EventClass.STRING, "set", TARGET);
  }

  private static void delete(Call call) {
    Entry old = call.find(TARGET);
    if (old != null) {
      call.delete(old);
      call.changed(1);
      call.notify(EventClass.GENERIC, "del", TARGET);
    }
  }
}
