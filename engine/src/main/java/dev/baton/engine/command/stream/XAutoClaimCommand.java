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
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;

/** {@code XAUTOCLAIM key group consumer min-idle-time start [COUNT count] [JUSTID]}, propagated as
 * XCLAIM of each entry. */
final class XAutoClaimCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xautoclaim", -6)
          .group(Group.STREAM, "6.2.0")
          .summary(
              "Changes, or acquires, ownership of messages in a consumer group, "
                  + "as if the messages were delivered to as consumer group member.",
              "O(1) if COUNT is small.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.STREAM)
          .tips("nondeterministic_output")
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.DELETE))
          .build();

  private static final int IDLE = 4;
  private static final int START = 5;
  private static final int FIRST_OPTION = 6;
  private static final long DEFAULT_COUNT = 100;
  // How many entries are looked at for each that may be claimed.
  private static final long ATTEMPTS = 10;
  // Redis's limit, for what it keeps per entry.
  private static final long COUNT_MAX = Long.MAX_VALUE / 16;

  private final EntryReply replies;
  private final EntryId next = new EntryId();
  private final ClaimedIds claimed = new ClaimedIds();
  private final ClaimedIds deleted = new ClaimedIds();
  private boolean wantsIdsOnly;

  XAutoClaimCommand(EntryReply replies) {
    this.replies = replies;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long idleMs = call.integer(IDLE, "ERR Invalid min-idle-time argument for XAUTOCLAIM");
    next.parseStart(call, START);
    long count = parseOptions(call);
    Entry entry = call.read(Claims.KEY, Type.STREAM);
    StreamValue stream = call.keyspace().streams();
    if (entry == null || !Groups.find(call, stream.at(entry), Claims.GROUP)) {
      throw Groups.missing(call);
    }
    entry.keepImage();
    call.propagateNothing();
    StreamGroup group = stream.group();
    Groups.enterConsumer(call, group, Claims.KEY, Claims.CONSUMER);
    group.consumer().setSeenAtMs(call.nowMs());
    claimSome(call, stream, idleMs, count);
    call.reply().array(3);
    replies.id(call.reply(), next.timeMs(), next.sequence());
    claimed.reply(call.reply(), replies, stream, wantsIdsOnly);
    deleted.reply(call.reply(), replies, stream, true);
  }

  private long parseOptions(Call call) {
    long count = DEFAULT_COUNT;
    wantsIdsOnly = false;
    for (int word = FIRST_OPTION; word < call.count(); word++) {
      if (call.is(word, "count") && word + 1 < call.count()) {
        word++;
        count = call.integer(word, "ERR COUNT must be > 0");
        if (count < 1 || count > COUNT_MAX) {
          throw new Refusal("ERR COUNT must be > 0");
        }
      } else if (call.is(word, "justid")) {
        wantsIdsOnly = true;
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    return count;
  }

  /** Claims from {@link #next} on, and sets it to where the next call shall start. */
  private void claimSome(Call call, StreamValue stream, long idleMs, long count) {
    StreamPending pending = stream.group().pending();
    claimed.clear();
    deleted.clear();
    boolean isThere = pending.seek(next.timeMs(), next.sequence());
    long attempts = count * ATTEMPTS;
    while (isThere && attempts > 0 && claimed.size() + deleted.size() < count) {
      attempts--;
      next.set(pending.timeMs(), pending.sequence());
      if (!stream.contains(next.timeMs(), next.sequence())) {
        Claims.forget(call, stream.group());
        deleted.add(next.timeMs(), next.sequence());
        isThere = pending.seek(next.timeMs(), next.sequence());
      } else {
        if (Claims.isIdle(call, pending, idleMs)) {
          claim(call, stream.group());
        }
        isThere = pending.next();
      }
    }
    next.set(isThere ? pending.timeMs() : 0, isThere ? pending.sequence() : 0);
  }

  private void claim(Call call, StreamGroup group) {
    StreamPending pending = group.pending();
    group.assign();
    pending.setDelivered(call.nowMs(), pending.deliveries() + (wantsIdsOnly ? 0 : 1));
    group.consumer().setActiveAtMs(call.nowMs());
    claimed.add(pending.timeMs(), pending.sequence());
    Claims.tell(call, group, Claims.CONSUMER);
    call.changed(1);
  }
}
