package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;

/** {@code XCLAIM key group consumer min-idle-time id [id ...] [IDLE ms] [TIME ms] [RETRYCOUNT count]
 * [FORCE] [JUSTID] [LASTID id]}, propagated per entry with all that it set. */
final class XClaimCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xclaim", -6)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Changes, or acquires, ownership of a message in a consumer group, "
                  + "as if the message was delivered a consumer group member.",
              "O(log N) with N being the number of messages in the PEL of the "
                  + "consumer group.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.STREAM)
          .tips("nondeterministic_output")
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  private final EntryReply replies;
  private final ClaimOptions options = new ClaimOptions();
  private final ClaimedIds claimed = new ClaimedIds();
  private final EntryId id = new EntryId();

  XClaimCommand(EntryReply replies) {
    this.replies = replies;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.read(Claims.KEY, Type.STREAM);
    StreamValue stream = call.keyspace().streams();
    if (entry == null || !Groups.find(call, stream.at(entry), Claims.GROUP)) {
      throw Groups.missing(call);
    }
    options.parse(call);
    entry.keepImage();
    call.propagateNothing();
    StreamGroup group = stream.group();
    boolean tellsLast = advance(group);
    Groups.enterConsumer(call, group, Claims.KEY, Claims.CONSUMER);
    group.consumer().setSeenAtMs(call.nowMs());
    claimed.clear();
    for (int word = ClaimOptions.FIRST_ID; word < options.idsEnd(); word++) {
      tellsLast &= !claim(call, stream, word);
    }
    if (tellsLast) {
      Claims.tellLast(call, group, Claims.KEY, Claims.GROUP);
      call.changed(1);
    }
    claimed.reply(call.reply(), replies, stream, options.wantsIdsOnly());
  }

  /** Takes LASTID over; returns whether that changed something. */
  private boolean advance(StreamGroup group) {
    EntryId last = options.last();
    boolean isBehind = group.isBehind(last.timeMs(), last.sequence());
    if (isBehind) {
      group.setLast(last.timeMs(), last.sequence());
    }
    return isBehind;
  }

  /** Claims one entry; returns whether replicas were told, and with it of the last identifier. */
  private boolean claim(Call call, StreamValue stream, int word) {
    StreamGroup group = stream.group();
    StreamPending pending = group.pending();
    id.parse(call, word);
    boolean isPending = pending.find(id.timeMs(), id.sequence());
    if (!stream.contains(id.timeMs(), id.sequence())) {
      return isPending && Claims.forget(call, group);
    }
    if (!isPending && !options.isForced()) {
      return false;
    }
    if (isPending && !Claims.isIdle(call, pending, options.idleMs())) {
      return false;
    }
    if (!isPending) {
      group.addPending(id.timeMs(), id.sequence(), call.nowMs(), 1);
    }
    group.assign();
    pending.setDelivered(options.deliveredAtMs(), options.deliveries(pending.deliveries()));
    group.consumer().setActiveAtMs(call.nowMs());
    claimed.add(id.timeMs(), id.sequence());
    Claims.tell(call, group, Claims.CONSUMER);
    call.changed(1);
    return true;
  }
}
