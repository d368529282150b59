package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code HMSET key field value [field value ...]}: HSET with another reply. */
final class HMSetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hmset", -4)
          .group(Group.HASH, "2.0.0")
          .summary(
              "Sets the values of multiple fields.",
              "O(N) where N is the number of fields being set.")
          .deprecated("4.0.0", "`HSET` with multiple field-value pairs")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Hashes.setPairs(call, SPEC);
    call.reply().ok();
  }
}
