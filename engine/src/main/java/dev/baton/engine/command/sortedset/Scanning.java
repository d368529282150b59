package dev.baton.engine.command.sortedset;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.DoubleText;
import dev.baton.engine.base.Glob;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ZSCAN key cursor [MATCH pattern] [COUNT count] [NOSCORES]}: a packed set is shown at once,
 * of a ranked one about as many members as asked for. The key is looked up before the options are
 * refused.
 */
final class Scanning {
  private static final String INVALID_CURSOR = "ERR invalid cursor";
  // In a sparse table empty buckets do not count as work, so the buckets are limited too.
  private static final int BUCKETS_PER_COUNT = 10;

  private record Item(Bytes member, double score) {}

  private Glob pattern = Glob.ANYTHING;
  private long count = 10;
  private boolean omitsScores;

  private Scanning() {}

  static void run(Call call) {
    long cursor = cursor(call);
    SortedSetValue set = SortedSets.read(call, 1);
    ReplyWriter reply = call.reply();
    if (set == null) {
      reply.array(2);
      reply.bulk("0");
      reply.array(0);
      return;
    }
    Scanning scanning = new Scanning();
    scanning.readOptions(call);
    scanning.scan(reply, set, cursor);
  }

  /** Reads an unsigned number; as in Redis nothing at all is zero. */
  private static long cursor(Call call) {
    String text = call.bytes(2).toString();
    try {
      return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    } catch (NumberFormatException notANumber) {
      throw new Refusal(INVALID_CURSOR);
    }
  }

  private void readOptions(Call call) {
    for (int i = 3; i < call.count(); i += 2) {
      if (call.is(i, "NOSCORES")) {
        omitsScores = true;
        i--;
        continue;
      }
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
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
  }

  private void scan(ReplyWriter reply, SortedSetValue set, long start) {
    List<Item> visited = new ArrayList<>();
    long cursor = start;
    long bucketsLeft =
        count > Long.MAX_VALUE / BUCKETS_PER_COUNT ? Long.MAX_VALUE : count * BUCKETS_PER_COUNT;
    do {
      cursor =
          set.scan(
              cursor,
              here ->
                  visited.add(
                      new Item(Bytes.copyOf(here.textAddress(), here.textLength()), here.score())));
    } while (cursor != 0 && bucketsLeft-- > 0 && visited.size() < count);
    visited.removeIf(item -> !pattern.matches(item.member()));
    reply.array(2);
    reply.bulk(Long.toUnsignedString(cursor));
    reply.array(omitsScores ? visited.size() : visited.size() * 2L);
    for (Item item : visited) {
      reply.bulk(item.member());
      if (!omitsScores) {
        reply.bulk(DoubleText.format(item.score()));
      }
    }
  }
}
