package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/**
 * {@code HEXPIREAT key unix-time-seconds [NX | XX | GT | LT] FIELDS numfields field [field ...]}
 */
final class HExpireAtCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hexpireat", -6)
          .group(Group.HASH, "7.4.0")
          .summary(
              "Set expiry for hash field using an absolute Unix timestamp (seconds).",
              "O(N) where N is the number of specified fields")
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
    FieldExpiry.set(call, SPEC, 0, 1000);
  }
}
