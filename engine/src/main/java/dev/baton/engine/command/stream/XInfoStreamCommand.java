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
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.resp.ReplyWriter;
import dev.baton.engine.structure.StreamLog;

/** {@code XINFO STREAM key [FULL [COUNT count]]} */
final class XInfoStreamCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xinfo|stream", -3)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns information about a stream.",
              "O(1)")
          .flags(Flag.READONLY)
          .categories(Category.STREAM)
          .keys(KeySpec.at(2, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  private static final int FIRST_OPTION = 3;
  private static final int SHORT_FIELDS = 10;
  private static final int FULL_FIELDS = 9;
  private static final long DEFAULT_COUNT = 10;

  private final EntryReply replies;
  private final FullStreamReply full;

  XInfoStreamCommand(EntryReply replies) {
    this.replies = replies;
    this.full = new FullStreamReply(replies);
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    StreamValue stream = Groups.infoOn(call);
    boolean isFull = call.count() > FIRST_OPTION;
    long count = isFull ? count(call) : 0;
    ReplyWriter reply = call.reply();
    reply.map(isFull ? FULL_FIELDS : SHORT_FIELDS);
    common(reply, stream);
    if (isFull) {
      full.write(reply, stream, count);
      return;
    }
    StreamLog log = stream.log();
    reply.bulk("groups");
    reply.integer(stream.groupCount());
    reply.bulk("first-entry");
    entry(reply, log, log.first());
    reply.bulk("last-entry");
    entry(reply, log, log.last());
  }

  private static long count(Call call) {
    int options = call.count() - FIRST_OPTION;
    boolean isCounted = options == 3 && call.is(FIRST_OPTION + 1, "count");
    if (!call.is(FIRST_OPTION, "full") || (options != 1 && !isCounted)) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    long count = isCounted ? call.integer(FIRST_OPTION + 2) : DEFAULT_COUNT;
    if (count < 0) {
      return DEFAULT_COUNT;
    }
    return count == 0 ? EntryReply.ALL : count;
  }

  private void common(ReplyWriter reply, StreamValue stream) {
    reply.bulk("length");
    reply.integer(stream.length());
    reply.bulk("radix-tree-keys");
    reply.integer(stream.log().nodeCount());
    reply.bulk("radix-tree-nodes");
    // Redis counts the nodes of its index; here it is the index itself and what it points at.
    reply.integer(stream.log().nodeCount() + 1);
    reply.bulk("last-generated-id");
    replies.id(reply, stream.lastTimeMs(), stream.lastSequence());
    reply.bulk("max-deleted-entry-id");
    replies.id(reply, stream.maxDeletedTimeMs(), stream.maxDeletedSequence());
    reply.bulk("entries-added");
    reply.integer(stream.entriesAdded());
    reply.bulk("recorded-first-entry-id");
    replies.id(reply, stream.firstTimeMs(), stream.firstSequence());
  }

  private void entry(ReplyWriter reply, StreamLog log, boolean isThere) {
    if (isThere) {
      replies.entry(reply, log);
    } else {
      reply.nullBulk();
    }
  }
}
