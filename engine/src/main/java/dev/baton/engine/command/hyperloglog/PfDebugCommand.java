package dev.baton.engine.command.hyperloglog;

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

/** {@code PFDEBUG <GETREG | DECODE | ENCODING | TODENSE> key} */
final class PfDebugCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("pfdebug", 3)
          .group(Group.HYPERLOGLOG, "2.8.9")
          .internal()
          .summary("Internal commands for debugging HyperLogLog values.", "N/A")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.ADMIN)
          .categories(Category.HYPERLOGLOG)
          .keys(KeySpec.at(2, KeyFlag.RW, KeyFlag.ACCESS))
          .build();

  private final SparseRegisters scratch = new SparseRegisters();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.find(2);
    if (entry == null) {
      throw new Refusal("ERR The specified key does not exist");
    }
    Sketch sketch = Sketch.edit(entry, scratch);
    if (call.is(1, "GETREG")) {
      makeDense(call, sketch);
      replyRegisters(call, sketch.dense());
    } else if (call.is(1, "DECODE")) {
      if (sketch.isDense()) {
        throw new Refusal("ERR HLL encoding is not sparse");
      }
      call.reply().bulk(sketch.loaded().text());
    } else if (call.is(1, "ENCODING")) {
      call.reply().simple(sketch.isDense() ? "dense" : "sparse");
    } else if (call.is(1, "TODENSE")) {
      call.reply().integer(makeDense(call, sketch) ? 1 : 0);
    } else {
      throw new Refusal("ERR Unknown PFDEBUG subcommand '" + call.bytes(1) + "'");
    }
  }

  private static boolean makeDense(Call call, Sketch sketch) {
    if (sketch.isDense()) {
      return false;
    }
    sketch.makeDense();
    // Another form of the same value: propagated, but nothing that somebody watches.
    call.changed(1);
    return true;
  }

  private static void replyRegisters(Call call, DenseRegisters registers) {
    call.reply().array(Registers.COUNT);
    for (int index = 0; index < Registers.COUNT; index++) {
      call.reply().integer(registers.get(index));
    }
  }
}
