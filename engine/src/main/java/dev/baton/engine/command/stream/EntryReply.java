package dev.baton.engine.command.stream;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.command.Call;
import dev.baton.engine.keyspace.StreamId;
import dev.baton.engine.resp.ReplyWriter;
import dev.baton.engine.structure.PackedList;
import dev.baton.engine.structure.StreamLog;

/** Writes identifiers, entries and ranges of entries. */
final class EntryReply {
  /** As a limit: all there are. */
  static final long ALL = Long.MAX_VALUE;

  // Lives as long as the commands, which is for the life of the process.
  private final NativeBuffer text = new NativeBuffer(StreamId.LONGEST);

  /** An identifier. */
  void id(ReplyWriter reply, long timeMs, long sequence) {
    int length = StreamId.write(timeMs, sequence, text.address());
    reply.bulk(text.address(), length);
  }

  /** The entry that a log is on: its identifier and its fields. */
  void entry(ReplyWriter reply, StreamLog log) {
    reply.array(2);
    id(reply, log.timeMs(), log.sequence());
    reply.array(2L * log.fields());
    while (log.nextField()) {
      element(reply, log.name());
      element(reply, log.value());
    }
  }

  /** The start of a reply on several streams. */
  void streams(ReplyWriter reply, int count) {
    if (reply.protocol() == 3) {
      reply.map(count);
    } else {
      reply.array(count);
    }
  }

  /** The start of what is told of one of several streams: the key that a word names. */
  void stream(Call call, int keyWord) {
    if (call.reply().protocol() == 2) {
      call.reply().array(2);
    }
    call.reply().bulk(call.address(keyWord), call.length(keyWord));
  }

  /** A copy of an identifier's text. */
  Bytes text(EntryId id) {
    int length = StreamId.write(id.timeMs(), id.sequence(), text.address());
    return Bytes.copyOf(text.address(), length);
  }

  /** At most {@code most} entries from one identifier to another, both included. */
  void range(ReplyWriter reply, StreamLog log, EntryId start, EntryId end, long most) {
    counted(reply, log, start, count(log, start, end, most));
  }

  /** So many entries from an identifier on, which are there. */
  void counted(ReplyWriter reply, StreamLog log, EntryId start, long count) {
    reply.array(count);
    seek(log, start);
    for (long left = count; left > 0; left--) {
      entry(reply, log);
      log.next();
    }
  }

  /** As {@link #range}, from the end back to the start. */
  void rangeBack(ReplyWriter reply, StreamLog log, EntryId start, EntryId end, long most) {
    long left = countBack(log, start, end, most);
    reply.array(left);
    for (log.seekBack(end.timeMs(), end.sequence()); left > 0; left--) {
      entry(reply, log);
      log.previous();
    }
  }

  /** How many entries {@link #range} writes. */
  static long count(StreamLog log, EntryId start, EntryId end, long most) {
    long count = 0;
    boolean isIn = seek(log, start);
    while (isIn && count < most && end.compareTo(log.timeMs(), log.sequence()) >= 0) {
      count++;
      isIn = log.next();
    }
    return count;
  }

  private static long countBack(StreamLog log, EntryId start, EntryId end, long most) {
    long count = 0;
    boolean isIn = log.seekBack(end.timeMs(), end.sequence());
    while (isIn && count < most && start.compareTo(log.timeMs(), log.sequence()) <= 0) {
      count++;
      isIn = log.previous();
    }
    return count;
  }

  private static boolean seek(StreamLog log, EntryId start) {
    return log.seek(start.timeMs(), start.sequence());
  }

  private static void element(ReplyWriter reply, PackedList element) {
    if (element.isNumber()) {
      reply.bulk(element.number());
    } else {
      reply.bulk(element.textAddress(), element.textLength());
    }
  }
}
