package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.structure.StreamLog;

/** What XRANGE and XREVRANGE share. The identifiers are reused from call to call. */
final class RangeReading {
  private static final int FIRST_OPTION = 4;

  private final EntryReply replies;
  private final EntryId start = new EntryId();
  private final EntryId end = new EntryId();

  RangeReading(EntryReply replies) {
    this.replies = replies;
  }

  /** Replies with the range from word 2 to word 3. */
  void forward(Call call) {
    start.parseStart(call, 2);
    end.parseEnd(call, 3);
    reply(call, false);
  }

  /** Replies with the range from word 2 back to word 3. */
  void back(Call call) {
    start.parseStart(call, 3);
    end.parseEnd(call, 2);
    reply(call, true);
  }

  private void reply(Call call, boolean isBack) {
    long most = most(call);
    Entry entry = call.read(1, Type.STREAM);
    if (entry == null) {
      call.reply().array(0);
    } else if (most == 0) {
      call.reply().nullArray();
    } else {
      StreamLog log = call.keyspace().streams().at(entry).log();
      if (isBack) {
        replies.rangeBack(call.reply(), log, start, end, most);
      } else {
        replies.range(call.reply(), log, start, end, most);
      }
    }
  }

  private static long most(Call call) {
    long most = EntryReply.ALL;
    for (int word = FIRST_OPTION; word < call.count(); word += 2) {
      if (word + 1 == call.count() || !call.is(word, "count")) {
        throw new Refusal(Refusal.SYNTAX);
      }
      most = call.integer(word + 1);
      most = Math.max(0, most);
    }
    return most;
  }
}
