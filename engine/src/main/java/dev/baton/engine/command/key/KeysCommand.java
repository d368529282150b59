package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Glob;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import java.util.ArrayList;
import java.util.List;

/** {@code KEYS pattern} */
final class KeysCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("keys", 2)
          .group(Group.GENERIC, "1.0.0")
          .summary(
              "Returns all key names that match a pattern.",
              "O(N) with N being the number of keys in the database, under the "
                  + "assumption that the key names in the database and the given "
                  + "pattern have limited length.")
          .flags(Flag.READONLY)
          .categories(Category.KEYSPACE, Category.DANGEROUS)
          .tips("request_policy:all_shards", "nondeterministic_output_order")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Glob pattern = new Glob(call.bytes(1));
    List<Bytes> found = new ArrayList<>();
    call.database()
        .forEach(
            call.keyspace().view(),
            entry -> {
              Bytes key = entry.key();
              if (pattern.matches(key) && !entry.isExpiredAt(call.nowMs())) {
                found.add(key);
              }
            });
    call.reply().array(found.size());
    found.forEach(call.reply()::bulk);
  }
}
