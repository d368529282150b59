package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.KeyWait;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.structure.StreamLog;

/**
 * How XREAD works: all identifiers are read, then of each stream what is above its own, and when
 * that is nothing the client waits for entries above the same identifiers.
 */
final class StreamReading {
  private static final EntryId LARGEST = new EntryId().set(-1, -1);

  private final EntryReply replies;
  private final ReadOptions options = new ReadOptions(false);
  private final ReadPlan plan = new ReadPlan();
  private final EntryId id = new EntryId();

  StreamReading(EntryReply replies) {
    this.replies = replies;
  }

  void read(Call call) {
    options.parse(call);
    plan.clear(options.streams());
    for (int stream = 0; stream < options.streams(); stream++) {
      chooseStart(call, stream);
    }
    for (int stream = 0; stream < options.streams(); stream++) {
      look(call, stream);
    }
    if (plan.found() > 0) {
      reply(call);
    } else if (options.waits() && call.mayBlock()) {
      await(call);
    } else {
      call.reply().nullArray();
    }
  }

  private void chooseStart(Call call, int stream) {
    int word = options.idWord(stream);
    Entry entry = call.read(options.keyWord(stream), Type.STREAM);
    boolean isLastEntry = call.is(word, "+");
    if (call.is(word, ">")) {
      throw new Refusal(
          "ERR The > ID can be specified only when calling XREADGROUP using the GROUP <group>"
              + " <consumer> option.");
    }
    if (!isLastEntry && !call.is(word, "$")) {
      id.parse(call, word);
    } else if (entry == null) {
      id.set(0, 0);
    } else {
      StreamValue value = call.keyspace().streams().at(entry);
      id.set(value.lastTimeMs(), value.lastSequence());
      if (isLastEntry && value.log().last()) {
        id.set(value.log().timeMs(), value.log().sequence()).decrement();
      }
    }
    plan.setStart(stream, id.timeMs(), id.sequence());
  }

  /** Finds what is above the identifier of a stream. */
  private void look(Call call, int stream) {
    Entry entry = call.find(options.keyWord(stream), Type.STREAM);
    plan.start(stream, id);
    if (entry == null || !id.increment()) {
      return;
    }
    StreamLog log = call.keyspace().streams().at(entry).log();
    long entries = EntryReply.count(log, id, LARGEST, options.most());
    if (entries > 0) {
      plan.setFound(stream, entries);
    }
  }

  private void reply(Call call) {
    replies.streams(call.reply(), plan.found());
    for (int stream = 0; stream < options.streams(); stream++) {
      int word = options.keyWord(stream);
      Entry entry = plan.isFound(stream) ? call.find(word, Type.STREAM) : null;
      if (entry != null) {
        plan.start(stream, id);
        id.increment();
        StreamLog log = call.keyspace().streams().at(entry).log();
        replies.stream(call, word);
        replies.counted(call.reply(), log, id, plan.entries(stream));
      }
    }
  }

  private void await(Call call) {
    KeyWait wait = call.await(Type.STREAM, options.deadlineMs());
    wait.on(options.keyWord(0), options.streams());
    for (int stream = 0; stream < options.streams(); stream++) {
      int word = options.idWord(stream);
      if (call.is(word, "$")) {
        // What is the last entry now must not become the one of the time of an entry to come.
        plan.start(stream, id);
        wait.replacing(word, replies.text(id));
      }
    }
  }
}
