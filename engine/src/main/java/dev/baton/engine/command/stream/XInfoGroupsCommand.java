package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.resp.ReplyWriter;

/** {@code XINFO GROUPS key} */
final class XInfoGroupsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xinfo|groups", 3)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns a list of the consumer groups of a stream.",
              "O(1)")
          .flags(Flag.READONLY)
          .categories(Category.STREAM)
          .keys(KeySpec.at(2, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  private final EntryReply replies;

  XInfoGroupsCommand(EntryReply replies) {
    this.replies = replies;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    StreamValue stream = Groups.infoOn(call);
    call.reply().array(stream.groupCount());
    for (boolean more = stream.firstGroup(); more; more = stream.nextGroup()) {
      group(call.reply(), stream);
    }
  }

  private void group(ReplyWriter reply, StreamValue stream) {
    StreamGroup group = stream.group();
    reply.map(6);
    reply.bulk("name");
    reply.bulk(group.nameAddress(), group.nameLength());
    reply.bulk("consumers");
    reply.integer(group.consumerCount());
    reply.bulk("pending");
    reply.integer(group.pending().size());
    reply.bulk("last-delivered-id");
    replies.id(reply, group.lastTimeMs(), group.lastSequence());
    Groups.progress(reply, stream);
  }
}
