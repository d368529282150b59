package dev.baton.engine.command.stream;

import dev.baton.engine.keyspace.StreamConsumer;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.resp.ReplyWriter;

/** What XINFO STREAM FULL tells of entries and groups; of each list only the first few. */
final class FullStreamReply {
  private final EntryReply replies;
  private final EntryId smallest = new EntryId().set(0, 0);
  private final EntryId largest = new EntryId().set(-1, -1);

  FullStreamReply(EntryReply replies) {
    this.replies = replies;
  }

  /** Writes the fields that only the full form has. */
  void write(ReplyWriter reply, StreamValue stream, long most) {
    reply.bulk("entries");
    replies.range(reply, stream.log(), smallest, largest, most);
    reply.bulk("groups");
    reply.array(stream.groupCount());
    for (boolean more = stream.firstGroup(); more; more = stream.nextGroup()) {
      group(reply, stream, most);
    }
  }

  private void group(ReplyWriter reply, StreamValue stream, long most) {
    StreamGroup group = stream.group();
    reply.map(7);
    reply.bulk("name");
    reply.bulk(group.nameAddress(), group.nameLength());
    reply.bulk("last-delivered-id");
    replies.id(reply, group.lastTimeMs(), group.lastSequence());
    Groups.progress(reply, stream);
    pending(reply, group.pending(), most, true);
    reply.bulk("consumers");
    reply.array(group.consumerCount());
    for (boolean more = group.firstConsumer(); more; more = group.nextConsumer()) {
      consumer(reply, group.consumer(), most);
    }
  }

  private void consumer(ReplyWriter reply, StreamConsumer consumer, long most) {
    reply.map(5);
    reply.bulk("name");
    reply.bulk(consumer.nameAddress(), consumer.nameLength());
    reply.bulk("seen-time");
    reply.integer(consumer.seenAtMs());
    reply.bulk("active-time");
    reply.integer(consumer.activeAtMs());
    pending(reply, consumer.pending(), most, false);
  }

  private void pending(ReplyWriter reply, StreamPending pending, long most, boolean namesOwner) {
    reply.bulk("pel-count");
    reply.integer(pending.size());
    reply.bulk("pending");
    long left = Math.min(pending.size(), most);
    reply.array(left);
    for (pending.first(); left > 0; left--) {
      reply.array(namesOwner ? 4 : 3);
      replies.id(reply, pending.timeMs(), pending.sequence());
      if (namesOwner) {
        reply.bulk(pending.ownerNameAddress(), pending.ownerNameLength());
      }
      reply.integer(pending.deliveredAtMs());
      reply.integer(pending.deliveries());
      pending.next();
    }
  }
}
