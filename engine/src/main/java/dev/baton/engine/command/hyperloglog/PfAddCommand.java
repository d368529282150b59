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

/** {@code PFADD key [element ...]}: without elements it makes an empty sketch where none is. */
final class PfAddCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("pfadd", -2)
          .group(Group.HYPERLOGLOG, "2.8.9")
          .summary(
              "Adds elements to a HyperLogLog key. Creates the key if it doesn't exist.",
              "O(1) to add every element.")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.HYPERLOGLOG)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  private final SparseRegisters scratch = new SparseRegisters();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry old = call.find(1);
    Sketch sketch = old == null ? Sketch.create(call, 1, scratch) : Sketch.edit(old, scratch);
    long sparseBytesMax = call.settings().sparseSketchBytesMax();
    int updated = old == null ? 1 : 0;
    for (int i = 2; i < call.count(); i++) {
      long hash = Pattern.hash(call.address(i), call.length(i));
      if (sketch.raise(Pattern.index(hash), Pattern.count(hash), sparseBytesMax)) {
        updated++;
      }
    }
    sketch.finish();
    if (updated > 0) {
      sketch.outdateEstimate();
      call.changed(sketch.entry(), updated);
      call.notify(EventClass.STRING, "pfadd", 1);
    }
    call.reply().integer(updated > 0 ? 1 : 0);
  }
}
