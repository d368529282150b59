package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamConsumer;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;

/** {@code XPENDING key group [[IDLE ms] start end count [consumer]]} */
final class XPendingCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xpending", -3)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns the information and entries from a stream consumer group's "
                  + "pending entries list.",
              "O(N) with N being the number of elements returned, so asking for a "
                  + "small fixed number of entries per call is O(1). O(M), where M is "
                  + "the total number of entries scanned when used with the IDLE "
                  + "filter. When the command returns just the summary and the list of "
                  + "consumers is small, it runs in O(1) time; otherwise, an additional "
                  + "O(N) time for iterating every consumer.")
          .flags(Flag.READONLY)
          .categories(Category.STREAM)
          .tips("nondeterministic_output")
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  private static final int SUMMARY_WORDS = 3;
  private static final int WORDS_MIN = 6;
  private static final int WORDS_MAX = 9;
  // IDLE and its time, and what must follow them.
  private static final int IDLE_WORDS = 2;
  private static final int RANGE_WORDS = 3;

  private final EntryReply replies;
  private final EntryId start = new EntryId();
  private final EntryId end = new EntryId();

  XPendingCommand(EntryReply replies) {
    this.replies = replies;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    boolean isSummary = call.count() == SUMMARY_WORDS;
    if (!isSummary && (call.count() < WORDS_MIN || call.count() > WORDS_MAX)) {
      throw new Refusal(Refusal.SYNTAX);
    }
    long idleMs = 0;
    int range = SUMMARY_WORDS;
    if (!isSummary && call.is(range, "idle")) {
      idleMs = call.integer(range + 1);
      range += IDLE_WORDS;
      if (call.count() < range + RANGE_WORDS) {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    long most = isSummary ? 0 : parseRange(call, range);
    Entry entry = call.read(1, Type.STREAM);
    StreamValue stream = call.keyspace().streams();
    if (entry == null || !Groups.find(call, stream.at(entry), 2)) {
      throw Groups.missing(call);
    }
    if (isSummary) {
      summary(call.reply(), stream.group());
    } else {
      list(call, stream.group(), range + RANGE_WORDS, idleMs, most);
    }
  }

  /** Reads the range at a word; returns how many entries are asked for. */
  private long parseRange(Call call, int word) {
    long most = call.integer(word + 2);
    start.parseStart(call, word);
    end.parseEnd(call, word + 1);
    return Math.max(0, most);
  }

  private void summary(ReplyWriter reply, StreamGroup group) {
    StreamPending pending = group.pending();
    reply.array(4);
    reply.integer(pending.size());
    if (!pending.first()) {
      reply.nullBulk();
      reply.nullBulk();
      reply.nullArray();
      return;
    }
    replies.id(reply, pending.timeMs(), pending.sequence());
    pending.last();
    replies.id(reply, pending.timeMs(), pending.sequence());
    reply.array(busyConsumers(group));
    for (boolean more = group.firstConsumer(); more; more = group.nextConsumer()) {
      StreamConsumer consumer = group.consumer();
      if (consumer.pending().size() > 0) {
        reply.array(2);
        reply.bulk(consumer.nameAddress(), consumer.nameLength());
        reply.bulk(consumer.pending().size());
      }
    }
  }

  private static int busyConsumers(StreamGroup group) {
    int count = 0;
    for (boolean more = group.firstConsumer(); more; more = group.nextConsumer()) {
      count += group.consumer().pending().size() > 0 ? 1 : 0;
    }
    return count;
  }

  private void list(Call call, StreamGroup group, int consumerWord, long idleMs, long most) {
    StreamPending pending = group.pending();
    if (consumerWord < call.count()) {
      if (!group.findConsumer(call.address(consumerWord), call.length(consumerWord))) {
        call.reply().array(0);
        return;
      }
      pending = group.consumer().pending();
    }
    long deliveredUntilMs = idleMs == 0 ? Long.MAX_VALUE : call.nowMs() - idleMs;
    call.reply().array(walk(call, pending, deliveredUntilMs, most, false));
    walk(call, pending, deliveredUntilMs, most, true);
  }

  /** Counts the entries that are asked for, and writes them if so asked. */
  private long walk(
      Call call, StreamPending pending, long deliveredUntilMs, long most, boolean writes) {
    long count = 0;
    boolean isIn = pending.seek(start.timeMs(), start.sequence());
    while (isIn && count < most && end.compareTo(pending.timeMs(), pending.sequence()) >= 0) {
      if (pending.deliveredAtMs() <= deliveredUntilMs) {
        count++;
        if (writes) {
          entry(call, pending);
        }
      }
      isIn = pending.next();
    }
    return count;
  }

  private void entry(Call call, StreamPending pending) {
    ReplyWriter reply = call.reply();
    reply.array(4);
    replies.id(reply, pending.timeMs(), pending.sequence());
    reply.bulk(pending.ownerNameAddress(), pending.ownerNameLength());
    reply.integer(Math.max(0, call.nowMs() - pending.deliveredAtMs()));
    reply.integer(pending.deliveries());
  }
}
