package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.HashValue;

/** {@code HKEYS key} */
final class HKeysCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hkeys", 2)
          .group(Group.HASH, "2.0.0")
          .summary("Returns all fields in a hash.", "O(N) where N is the size of the hash.")
          .flags(Flag.READONLY)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .tips("nondeterministic_output_order")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HashValue hash = Hashes.read(call);
    if (hash == null) {
      call.reply().array(0);
      return;
    }
    call.reply().array(hash.visibleSize());
    HashFields.reply(call, hash, HashFields.Kind.NAMES);
  }
}
