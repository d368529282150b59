package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.StreamConsumer;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.resp.ReplyWriter;

/** {@code XINFO CONSUMERS key group} */
final class XInfoConsumersCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xinfo|consumers", 4)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns a list of the consumers in a consumer group.",
              "O(1)")
          .flags(Flag.READONLY)
          .categories(Category.STREAM)
          .tips("nondeterministic_output")
          .keys(KeySpec.at(2, KeyFlag.RO, KeyFlag.ACCESS))
          .build();


  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    StreamValue stream = Groups.infoOn(call);
    StreamGroup group = Groups.require(call, stream);
    ReplyWriter reply = call.reply();
    reply.array(group.consumerCount());
    for (boolean more = group.firstConsumer(); more; more = group.nextConsumer()) {
      consumer(reply, group.consumer(), call.nowMs());
    }
  }

  private static void consumer(ReplyWriter reply, StreamConsumer consumer, long nowMs) {
    long activeAtMs = consumer.activeAtMs();
    boolean isFresh = activeAtMs == StreamConsumer.NEVER_ACTIVE;
    reply.map(4);
    reply.bulk("name");
    reply.bulk(consumer.nameAddress(), consumer.nameLength());
    reply.bulk("pending");
    reply.integer(consumer.pending().size());
    reply.bulk("idle");
    reply.integer(Math.max(0, nowMs - consumer.seenAtMs()));
    reply.bulk("inactive");
    reply.integer(isFresh ? StreamConsumer.NEVER_ACTIVE : Math.max(0, nowMs - activeAtMs));
  }
}
