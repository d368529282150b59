package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code HPEXPIRETIME key FIELDS numfields field [field ...]} */
final class HPExpireTimeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hpexpiretime", -5)
          .group(Group.HASH, "7.4.0")
          .summary(
              "Returns the expiration time of a hash field as a Unix timestamp, in "
                  + "milliseconds.",
              "O(N) where N is the number of specified fields")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    FieldExpiry.tell(call, 0, 1);
  }
}
