package dev.baton.engine.command.stream;

import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.resp.ReplyWriter;
import java.util.Arrays;

/** Identifiers that a call has come across, for the reply behind. Reused from call to call. */
final class ClaimedIds {
  private long[] numbers = new long[32];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  void add(long timeMs, long sequence) {
    if (2 * size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    numbers[2 * size] = timeMs;
    numbers[2 * size + 1] = sequence;
    size++;
  }

  /** Writes the identifiers or the entries, which are all there, in the order they were added. */
  void reply(ReplyWriter reply, EntryReply replies, StreamValue stream, boolean idsOnly) {
    reply.array(size);
    for (int at = 0; at < 2 * size; at += 2) {
      if (idsOnly) {
        replies.id(reply, numbers[at], numbers[at + 1]);
      } else {
        stream.contains(numbers[at], numbers[at + 1]);
        replies.entry(reply, stream.log());
      }
    }
  }
}
