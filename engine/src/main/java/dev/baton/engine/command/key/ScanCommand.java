package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Glob;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code SCAN cursor [MATCH pattern] [COUNT count] [TYPE type]}
 *
 * <p>A key that is there from the first to the last call is returned at least once. Expired keys
 * that are met are deleted, each on its own account.
 */
final class ScanCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("scan", -2)
          .group(Group.GENERIC, "2.8.0")
          .summary(
              "Iterates over the key names in the database.",
              "O(1) for every call. O(N) for a complete iteration, including "
                  + "enough command calls for the cursor to return back to 0. N is the "
                  + "number of elements inside the collection.")
          .flags(Flag.READONLY, Flag.TOUCHES_ARBITRARY_KEYS)
          .categories(Category.KEYSPACE)
          .tips("nondeterministic_output", "request_policy:special", "response_policy:special")
          .build();

  private static final String INVALID_CURSOR = "ERR invalid cursor";
  // In a sparse table empty buckets do not count as work, so the buckets are limited too.
  private static final int BUCKETS_PER_COUNT = 10;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long cursor = cursor(call);
    long count = 10;
    Glob pattern = Glob.ANYTHING;
    Type type = null;
    for (int i = 2; i < call.count(); i += 2) {
      if (i + 1 == call.count()) {
        throw new Refusal(Refusal.SYNTAX);
      }
      if (call.is(i, "COUNT")) {
        count = call.integer(i + 1);
        if (count < 1) {
          throw new Refusal(Refusal.SYNTAX);
        }
      } else if (call.is(i, "MATCH")) {
        pattern = new Glob(call.bytes(i + 1));
      } else if (call.is(i, "TYPE")) {
        type = typeNamed(call.bytes(i + 1).toString());
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    scan(call, cursor, count, pattern, type);
  }

  /** Reads an unsigned number; as in Redis nothing at all is zero. */
  private static long cursor(Call call) {
    String text = call.bytes(1).toString();
    try {
      return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    } catch (NumberFormatException notANumber) {
      throw new Refusal(INVALID_CURSOR);
    }
  }

  private static Type typeNamed(String name) {
    for (Type type : Type.values()) {
      if (type.wireName().equalsIgnoreCase(name)) {
        return type;
      }
    }
    throw new Refusal("ERR unknown type name '" + name + "'");
  }

  private static boolean isOf(Type type, Call call, Bytes key) {
    Entry view = call.keyspace().view();
    return call.database().find(key, view) && view.type() == type;
  }

  private static void scan(Call call, long start, long count, Glob pattern, @Nullable Type type) {
    List<Bytes> visited = new ArrayList<>();
    Entry view = call.keyspace().newEntry();
    long cursor = start;
    long bucketsLeft =
        Math.multiplyHigh(count, BUCKETS_PER_COUNT) == 0
            ? count * BUCKETS_PER_COUNT
            : Long.MAX_VALUE;
    do {
      cursor = call.database().scan(cursor, view, entry -> visited.add(entry.key()));
    } while (cursor != 0 && bucketsLeft-- > 0 && visited.size() < count);
    List<Bytes> keys = new ArrayList<>();
    for (Bytes key : visited) {
      // A key of another type is left alone, even when it has expired.
      boolean isWanted = pattern.matches(key) && (type == null || isOf(type, call, key));
      if (isWanted && call.find(key) != null) {
        keys.add(key);
      }
    }
    call.reply().array(2);
    call.reply().bulk(Long.toUnsignedString(cursor));
    call.reply().array(keys.size());
    keys.forEach(call.reply()::bulk);
  }
}
