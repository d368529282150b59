package dev.baton.engine.command.hyperloglog;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;

/** {@code PFMERGE destkey [sourcekey ...]}: the destination is one of the sources. */
final class PfMergeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("pfmerge", -2)
          .group(Group.HYPERLOGLOG, "2.8.9")
          .summary(
              "Merges one or more HyperLogLog values into a single key.",
              "O(N) to merge N HyperLogLogs, but with high constant times.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.HYPERLOGLOG)
          .keys(
              KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.INSERT),
              KeySpec.range(2, -1, 1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  private final SparseRegisters scratch = new SparseRegisters();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Registers joined = new Registers();
    boolean dense = false;
    for (int i = 1; i < call.count(); i++) {
      Entry entry = call.read(i);
      if (entry != null) {
        Sketch source = Sketch.of(entry, scratch);
        dense |= source.isDense();
        source.joinInto(joined);
      }
    }
    store(call, joined, dense);
    call.reply().ok();
  }

  private void store(Call call, Registers joined, boolean dense) {
    Entry old = call.find(1);
    Sketch target = old == null ? Sketch.create(call, 1, scratch) : Sketch.edit(old, scratch);
    if (dense && !target.isDense()) {
      target.makeDense();
    }
    long sparseBytesMax = call.settings().sparseSketchBytesMax();
    for (int index = 0; index < Registers.COUNT; index++) {
      if (joined.get(index) > 0) {
        target.raise(index, joined.get(index), sparseBytesMax);
      }
    }
    target.finish();
    target.outdateEstimate();
    call.changed(target.entry(), 1);
    call.notify(EventClass.STRING, "pfadd", 1);
  }
}
