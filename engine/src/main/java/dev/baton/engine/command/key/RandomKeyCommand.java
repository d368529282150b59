package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.keyspace.Entry;

/** {@code RANDOMKEY} */
final class RandomKeyCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("randomkey", 1)
          .group(Group.GENERIC, "1.0.0")
          .summary("Returns a random key name from the database.", "O(1)")
          .flags(Flag.READONLY, Flag.TOUCHES_ARBITRARY_KEYS)
          .categories(Category.KEYSPACE)
          .tips("request_policy:all_shards", "response_policy:special", "nondeterministic_output")
          .build();

  // As in Redis: when nearly all keys have expired, an expired one is better than no end.
  private static final int TRIES_MAX = 100;

  private final Entropy entropy;

  RandomKeyCommand(Entropy entropy) {
    this.entropy = entropy;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    for (int i = 0; i < TRIES_MAX; i++) {
      Entry entry = call.keyspace().view();
      if (!call.database().any(entropy.nextLong(), entry)) {
        break;
      }
      Bytes key = entry.key();
      if (call.find(key) != null || i == TRIES_MAX - 1) {
        call.reply().bulk(key);
        return;
      }
    }
    call.reply().nullBulk();
  }
}
