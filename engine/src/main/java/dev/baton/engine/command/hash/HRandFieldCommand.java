package dev.baton.engine.command.hash;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Draws;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.HashValue;

/**
 * {@code HRANDFIELD key [count [WITHVALUES]]}: with a negative count the same field may come again.
 */
final class HRandFieldCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hrandfield", -2)
          .group(Group.HASH, "6.2.0")
          .summary(
              "Returns one or more random fields from a hash.",
              "O(N) where N is the number of fields returned")
          .flags(Flag.READONLY)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .tips("nondeterministic_output")
          .build();

  private static final String OUT_OF_RANGE = "ERR value is out of range";

  // More repetitions than this would hold up all other clients for seconds.
  private static final long REPEATED_MAX = 10_000_000;
  // Hidden fields may be drawn; before that goes on for too long the visible ones are walked.
  private static final int TRIES_MAX = 100;
  // Drawing until all are different is the faster the fewer of the fields are wanted.
  private static final int SPARSE = 3;
  private static final long REMEMBERED_MAX = 100_000;

  private final Entropy entropy;

  HRandFieldCommand(Entropy entropy) {
    this.entropy = entropy;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() == 2) {
      one(call);
      return;
    }
    long count = call.integer(2);
    if (count == Long.MIN_VALUE) {
      throw new Refusal(
          "ERR value is out of range, value must between "
              + -Long.MAX_VALUE
              + " and "
              + Long.MAX_VALUE);
    }
    boolean withValues = call.count() == 4 && call.is(3, "WITHVALUES");
    if (call.count() > 3 && !withValues) {
      throw new Refusal(Refusal.SYNTAX);
    }
    if (withValues && (count < -Long.MAX_VALUE / 2 || count > Long.MAX_VALUE / 2)) {
      throw new Refusal(OUT_OF_RANGE);
    }
    if (count < -REPEATED_MAX) {
      throw new Refusal(OUT_OF_RANGE);
    }
    several(call, count, withValues);
  }

  private void one(Call call) {
    HashValue hash = Hashes.read(call);
    if (hash == null || hash.visibleSize() == 0) {
      call.reply().nullBulk();
    } else {
      draw(hash, new Draws(entropy));
      Hashes.replyField(call, hash);
    }
  }

  private void several(Call call, long count, boolean withValues) {
    HashValue hash = Hashes.read(call);
    long size = hash == null ? 0 : hash.visibleSize();
    long wanted = count < 0 ? (size == 0 ? 0 : -count) : Math.min(count, size);
    boolean isNested = withValues && call.reply().protocol() == 3;
    call.reply().array(withValues && !isNested ? 2 * wanted : wanted);
    if (hash == null || wanted == 0) {
      return;
    }
    Draws draws = new Draws(entropy);
    if (count < 0) {
      repeated(call, hash, withValues, isNested, wanted, draws);
    } else if (hash.encoding() == Encoding.TABLE
        && wanted <= size / SPARSE
        && wanted <= REMEMBERED_MAX) {
      drawn(call, hash, withValues, isNested, wanted, draws);
    } else {
      chosen(call, hash, withValues, isNested, wanted, draws);
    }
  }

  private static void repeated(
      Call call, HashValue hash, boolean withValues, boolean isNested, long wanted, Draws draws) {
    for (long left = wanted; left > 0; left--) {
      draw(hash, draws);
      reply(call, hash, withValues, isNested);
    }
  }

  private static void drawn(
      Call call, HashValue hash, boolean withValues, boolean isNested, long wanted, Draws draws) {
    long left = wanted;
    while (left > 0) {
      draw(hash, draws);
      if (draws.isFirst(hash.position())) {
        reply(call, hash, withValues, isNested);
        left--;
      }
    }
  }

  /** Walks through all and takes each with the chance that leads to as many as are wanted. */
  private static void chosen(
      Call call, HashValue hash, boolean withValues, boolean isNested, long wanted, Draws draws) {
    long left = wanted;
    long among = hash.visibleSize();
    boolean isThere = hash.first();
    while (isThere && left > 0) {
      if (draws.takes(left, among)) {
        reply(call, hash, withValues, isNested);
        left--;
      }
      among--;
      isThere = hash.next();
    }
  }

  private static void reply(Call call, HashValue hash, boolean withValues, boolean isNested) {
    if (isNested) {
      call.reply().array(2);
    }
    Hashes.replyField(call, hash);
    if (withValues) {
      Hashes.replyValue(call, hash);
    }
  }

  /** Moves to a field that is not hidden, of which there is one. */
  private static void draw(HashValue hash, Draws draws) {
    for (int i = 0; i < TRIES_MAX; i++) {
      if (hash.seekRandom(draws.next())) {
        return;
      }
    }
    hash.first();
    for (long left = Long.remainderUnsigned(draws.next(), hash.visibleSize()); left > 0; left--) {
      hash.next();
    }
  }
}
