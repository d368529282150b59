package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;
import dev.baton.engine.structure.StreamLog;

/**
 * How XREADGROUP works: for {@code >} the group delivers what it has not delivered yet, and keeps
 * it pending; for an identifier the consumer gets what it has pending above that, which is always a
 * reply. When no group has anything new the client waits.
 */
final class GroupReading {
  private final EntryReply replies;
  private final ReadOptions options = new ReadOptions(true);
  private final ReadPlan plan = new ReadPlan();
  private final EntryId id = new EntryId();

  GroupReading(EntryReply replies) {
    this.replies = replies;
  }

  void read(Call call) {
    options.parse(call);
    plan.clear(options.streams());
    for (int stream = 0; stream < options.streams(); stream++) {
      check(call, stream);
    }
    // What happens is told entry by entry.
    call.propagateNothing();
    for (int stream = 0; stream < options.streams(); stream++) {
      deliver(call, stream);
    }
    if (plan.found() > 0) {
      reply(call);
    } else if (options.waits() && call.mayBlock()) {
      call.await(Type.STREAM, options.deadlineMs())
          .orAnyChange()
          .on(options.keyWord(0), options.streams());
    } else {
      call.reply().nullArray();
    }
  }

  private boolean isNew(Call call, int stream) {
    return call.is(options.idWord(stream), ">");
  }

  /** Refuses the call when a group is missing or an identifier is none. */
  private void check(Call call, int stream) {
    int word = options.idWord(stream);
    Entry entry = call.read(options.keyWord(stream), Type.STREAM);
    if (entry == null || !findGroup(call, entry)) {
      throw new Refusal(
          "NOGROUP No such key '%s' or consumer group '%s' in XREADGROUP with GROUP option"
              .formatted(
                  call.arguments().text(options.keyWord(stream)),
                  call.arguments().text(options.groupWord())));
    }
    if (call.is(word, "$") || call.is(word, "+")) {
      throw new Refusal(
          ("ERR The %s ID is meaningless in the context of XREADGROUP: you want to read the history"
                  + " of this consumer by specifying a proper ID, or use the > ID to get new"
                  + " messages. The %s ID would just return an empty result set.")
              .formatted(call.arguments().text(word), call.arguments().text(word)));
    }
    if (!isNew(call, stream)) {
      id.parse(call, word);
      plan.setStart(stream, id.timeMs(), id.sequence());
    }
  }

  private boolean findGroup(Call call, Entry entry) {
    return Groups.find(call, call.keyspace().streams().at(entry), options.groupWord());
  }

  private void deliver(Call call, int stream) {
    int keyWord = options.keyWord(stream);
    Entry entry = call.find(keyWord, Type.STREAM);
    if (entry == null || !findGroup(call, entry)) {
      return;
    }
    entry.keepImage();
    StreamValue value = call.keyspace().streams();
    StreamGroup group = value.group();
    boolean isNewConsumer = Groups.enterConsumer(call, group, keyWord, options.consumerWord());
    if (isNewConsumer && options.isAcknowledged()) {
      Claims.tellConsumer(call, keyWord, options.groupWord(), options.consumerWord());
    }
    group.consumer().setSeenAtMs(call.nowMs());
    if (isNew(call, stream)) {
      deliverNew(call, value, stream);
    } else {
      plan.start(stream, id);
      id.increment();
      plan.setFound(stream, deliverAgain(call, value));
      call.changed(1);
    }
  }

  /** Delivers what is above the last entry that was delivered. */
  private void deliverNew(Call call, StreamValue value, int stream) {
    StreamGroup group = value.group();
    StreamLog log = value.log();
    plan.setStart(stream, group.lastTimeMs(), group.lastSequence());
    plan.start(stream, id);
    long left = options.most();
    boolean isThere = id.increment() && log.seek(id.timeMs(), id.sequence());
    if (!isThere) {
      return;
    }
    long delivered = 0;
    for (; isThere && delivered < left; delivered++) {
      value.advance(log.timeMs(), log.sequence());
      if (!options.isAcknowledged()) {
        keepPending(call, group, log, options.keyWord(stream));
      }
      isThere = log.next();
    }
    Claims.tellLast(call, group, options.keyWord(stream), options.groupWord());
    plan.setFound(stream, delivered);
    call.changed(1);
  }

  private void keepPending(Call call, StreamGroup group, StreamLog log, int keyWord) {
    StreamPending pending = group.pending();
    // After SETID back to an earlier entry somebody may have it already.
    if (pending.find(log.timeMs(), log.sequence())) {
      pending.setDelivered(call.nowMs(), 1);
    } else {
      group.addPending(log.timeMs(), log.sequence(), call.nowMs(), 1);
    }
    group.assign();
    group.consumer().setActiveAtMs(call.nowMs());
    Claims.tell(call, group, keyWord, options.groupWord(), options.consumerWord());
  }

  /** Counts another delivery of what the consumer has pending; returns how many entries. */
  private long deliverAgain(Call call, StreamValue value) {
    StreamPending pending = value.group().consumer().pending();
    boolean isThere = pending.seek(id.timeMs(), id.sequence());
    long delivered = 0;
    for (; isThere && delivered < options.most(); delivered++) {
      if (value.contains(pending.timeMs(), pending.sequence())) {
        pending.setDelivered(call.nowMs(), pending.deliveries() + 1);
      }
      isThere = pending.next();
    }
    return delivered;
  }

  private void reply(Call call) {
    replies.streams(call.reply(), plan.found());
    for (int stream = 0; stream < options.streams(); stream++) {
      int word = options.keyWord(stream);
      Entry entry = plan.isFound(stream) ? call.find(word, Type.STREAM) : null;
      if (entry == null || !findGroup(call, entry)) {
        continue;
      }
      StreamValue value = call.keyspace().streams();
      plan.start(stream, id);
      id.increment();
      replies.stream(call, word);
      if (isNew(call, stream)) {
        replies.counted(call.reply(), value.log(), id, plan.entries(stream));
      } else {
        history(call, value, plan.entries(stream));
      }
    }
  }

  private void history(Call call, StreamValue value, long entries) {
    StreamGroup group = value.group();
    group.findConsumer(call.address(options.consumerWord()), call.length(options.consumerWord()));
    StreamPending pending = group.consumer().pending();
    ReplyWriter reply = call.reply();
    reply.array(entries);
    pending.seek(id.timeMs(), id.sequence());
    for (long left = entries; left > 0; left--) {
      if (value.contains(pending.timeMs(), pending.sequence())) {
        replies.entry(reply, value.log());
      } else {
        reply.array(2);
        replies.id(reply, pending.timeMs(), pending.sequence());
        reply.nullArray();
      }
      pending.next();
    }
  }
}
