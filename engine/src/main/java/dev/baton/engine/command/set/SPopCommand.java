package dev.baton.engine.command.set;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Draws;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code SPOP key [count]}, propagated as SREM of what was popped, or DEL when nothing is left. */
final class SPopCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("spop", -2)
          .group(Group.SET, "1.0.0")
          .summary(
              "Returns one or more random members from a set after removing them. Deletes "
                  + "the set if the last member was popped.",
              "Without the count argument O(1), otherwise O(N) where N is the value of "
                  + "the passed count.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.SET)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .tips("nondeterministic_output")
          .build();

  private static final Bytes SREM = Bytes.of("SREM");
  private static final Bytes DEL = Bytes.of("DEL");
  private static final Bytes UNLINK = Bytes.of("UNLINK");
  private static final int BATCH = 1024;

  private final Entropy entropy;

  SPopCommand(Entropy entropy) {
    this.entropy = entropy;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() > 3) {
      throw new Refusal(Refusal.SYNTAX);
    }
    long count = call.count() == 3 ? Sets.positive(call, 2) : 1;
    Entry entry = call.edit(1, Type.SET);
    if (call.count() == 2) {
      one(call, entry);
    } else if (entry == null || count == 0) {
      call.reply().set(0);
    } else {
      several(call, entry, count);
    }
  }

  private void one(Call call, @Nullable Entry entry) {
    if (entry == null) {
      call.reply().nullBulk();
      return;
    }
    SetValue set = call.keyspace().sets().at(entry);
    set.seekRandom(entropy.nextLong());
    Bytes member = Bytes.copyOf(set.textAddress(), set.textLength());
    set.remove();
    call.changed(entry, 1);
    call.notify(EventClass.SET, "spop", 1);
    call.propagateAs(SREM, call.bytes(1), member);
    call.reply().bulk(member);
    Sets.deleteIfEmpty(call, entry, set, 1);
  }

  private void several(Call call, Entry entry, long count) {
    SetValue set = call.keyspace().sets().at(entry);
    long popped = Math.min(count, set.size());
    call.changed(entry, popped);
    call.notify(EventClass.SET, "spop", 1);
    if (popped == set.size()) {
      Sets.replyAll(call, set);
      call.propagateAs(call.settings().lazyFreeLazyServerDelete() ? UNLINK : DEL, call.bytes(1));
      call.delete(entry);
      call.notify(EventClass.GENERIC, "del", 1);
    } else {
      call.reply().set(popped);
      pop(call, set, popped);
    }
  }

  private void pop(Call call, SetValue set, long count) {
    Draws draws = new Draws(entropy);
    List<Bytes> batch = new ArrayList<>();
    for (long left = count; left > 0; left--) {
      set.seekRandom(draws.next());
      Bytes member = Bytes.copyOf(set.textAddress(), set.textLength());
      set.remove();
      call.reply().bulk(member);
      batch.add(member);
      if (batch.size() == BATCH || left == 1) {
        batch.add(0, call.bytes(1));
        batch.add(0, SREM);
        call.propagateAs(batch.toArray(Bytes[]::new));
        batch.clear();
      }
    }
  }
}
