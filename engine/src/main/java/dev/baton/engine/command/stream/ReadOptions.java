package dev.baton.engine.command.stream;

import dev.baton.engine.command.BlockingTimeout;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/**
 * The words of XREAD and XREADGROUP: options up to STREAMS, behind it as many keys as identifiers.
 * Reused from call to call.
 */
final class ReadOptions {
  private static final int NOT_GIVEN = -1;
  private static final long NO_WAITING = -1;

  private final boolean isGroup;
  private long deadlineMs;
  private long most;
  private int groupWord;
  private boolean isAcknowledged;
  private int firstKey;
  private int streams;

  /** Takes whether the command is XREADGROUP. */
  ReadOptions(boolean isGroup) {
    this.isGroup = isGroup;
  }

  /** Reads all words but the identifiers. */
  void parse(Call call) {
    deadlineMs = NO_WAITING;
    most = 0;
    groupWord = NOT_GIVEN;
    isAcknowledged = false;
    firstKey = NOT_GIVEN;
    for (int word = 1; firstKey == NOT_GIVEN && word < call.count(); word++) {
      word = option(call, word);
    }
    if (firstKey == NOT_GIVEN) {
      throw new Refusal(Refusal.SYNTAX);
    }
    if (isGroup && groupWord == NOT_GIVEN) {
      throw new Refusal("ERR Missing GROUP option for XREADGROUP");
    }
  }

  /** Reads the option at a word; returns its last word. */
  private int option(Call call, int word) {
    int more = call.count() - 1 - word;
    if (more > 0 && call.is(word, "block")) {
      deadlineMs = BlockingTimeout.milliseconds(call, word + 1);
      return word + 1;
    }
    if (more > 0 && call.is(word, "count")) {
      most = Math.max(0, call.integer(word + 1));
      return word + 1;
    }
    if (more > 0 && call.is(word, "streams")) {
      firstKey = word + 1;
      streams = more / 2;
      if (more % 2 == 1) {
        throw new Refusal(unbalanced());
      }
      return word;
    }
    if (more > 1 && call.is(word, "group")) {
      groupOnly("GROUP");
      groupWord = word + 1;
      return word + 2;
    }
    if (call.is(word, "noack")) {
      groupOnly("NOACK");
      isAcknowledged = true;
      return word;
    }
    throw new Refusal(Refusal.SYNTAX);
  }

  private void groupOnly(String option) {
    if (!isGroup) {
      throw new Refusal(
          "ERR The %s option is only supported by XREADGROUP. You called XREAD instead."
              .formatted(option));
    }
  }

  private String unbalanced() {
    return "ERR Unbalanced '%s' list of streams: for each stream key an ID or '%s' must be specified."
        .formatted(isGroup ? "xreadgroup" : "xread", isGroup ? ">" : "$");
  }

  /** The number of keys. */
  int streams() {
    return streams;
  }

  /** The word of a key. */
  int keyWord(int stream) {
    return firstKey + stream;
  }

  /** The word of the identifier that belongs to a key. */
  int idWord(int stream) {
    return firstKey + streams + stream;
  }

  /** The most entries to read of each stream. */
  long most() {
    return most == 0 ? EntryReply.ALL : most;
  }

  /** The word of the group. */
  int groupWord() {
    return groupWord;
  }

  /** The word of the consumer. */
  int consumerWord() {
    return groupWord + 1;
  }

  /** Whether entries count as acknowledged when they are delivered. */
  boolean isAcknowledged() {
    return isAcknowledged;
  }

  /** Whether the client waits when there is nothing to read. */
  boolean waits() {
    return deadlineMs != NO_WAITING;
  }

  /** Until when the client waits. */
  long deadlineMs() {
    return deadlineMs;
  }
}
