package dev.baton.engine.command.hyperloglog;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace.ExpiryMode;

/**
 * {@code PFCOUNT key [key ...]}: of one key the estimate is stored with it and told to the
 * replicas. A replica stores it, too, as the peers do, and tells nobody: to its own stream nothing
 * has happened.
 */
final class PfCountCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("pfcount", -2)
          .group(Group.HYPERLOGLOG, "2.8.9")
          .summary(
              "Returns the approximated cardinality of the set(s) observed by the HyperLogLog"
                  + " key(s).",
              "O(1) with a very small average constant time when called with a single key. O(N)"
                  + " with N being the number of keys, and much bigger constant times, when called"
                  + " with multiple keys.")
          .flags(Flag.READONLY, Flag.MAY_REPLICATE)
          .categories(Category.HYPERLOGLOG)
          .keys(
              KeySpec.range(1, -1, 1, KeyFlag.RW, KeyFlag.ACCESS)
                  .withNote(
                      "RW because it may change the internal representation of the key, and"
                          + " propagate to replicas"))
          .build();

  private final SparseRegisters scratch = new SparseRegisters();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().integer(call.count() == 2 ? countOne(call) : countUnion(call));
  }

  private long countUnion(Call call) {
    Registers joined = new Registers();
    for (int i = 1; i < call.count(); i++) {
      Entry entry = call.read(i);
      if (entry != null) {
        Sketch.of(entry, scratch).joinInto(joined);
      }
    }
    return joined.estimate();
  }

  private long countOne(Call call) {
    Entry entry = call.read(1);
    if (entry == null) {
      return 0;
    }
    Sketch sketch = Sketch.edit(entry, scratch);
    if (sketch.storedEstimate() < 0) {
      sketch.storeEstimate(sketch.estimate());
      if (call.keyspace().expiryMode() == ExpiryMode.DELETE) {
        call.changed(entry, 1);
      }
    }
    return sketch.storedEstimate();
  }
}
