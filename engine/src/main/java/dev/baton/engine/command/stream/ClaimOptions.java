package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/**
 * The words of XCLAIM behind the consumer: identifiers up to the first word that is none, options
 * from there on. Reused from call to call.
 */
final class ClaimOptions {
  static final int FIRST_ID = 5;

  private static final int IDLE = 4;
  private static final long NOT_GIVEN = -1;

  private final EntryId last = new EntryId();
  private int idsEnd;
  private long idleMs;
  private long deliveredAtMs;
  private long deliveries;
  private boolean isForced;
  private boolean wantsIdsOnly;

  /** Reads all words. */
  void parse(Call call) {
    idleMs = call.integer(IDLE, "ERR Invalid min-idle-time argument for XCLAIM");
    idsEnd = FIRST_ID;
    while (idsEnd < call.count() && last.tryParse(call, idsEnd)) {
      idsEnd++;
    }
    last.set(0, 0);
    deliveredAtMs = NOT_GIVEN;
    deliveries = NOT_GIVEN;
    isForced = false;
    wantsIdsOnly = false;
    for (int word = idsEnd; word < call.count(); word++) {
      word = option(call, word);
    }
    // Clients compute times from clocks of their own: what cannot be is taken for now.
    if (deliveredAtMs < 0 || deliveredAtMs > call.nowMs()) {
      deliveredAtMs = call.nowMs();
    }
  }

  /** Reads the option at a word; returns its last word. */
  private int option(Call call, int word) {
    boolean hasMore = word + 1 < call.count();
    if (call.is(word, "force")) {
      isForced = true;
      return word;
    }
    if (call.is(word, "justid")) {
      wantsIdsOnly = true;
      return word;
    }
    if (hasMore && call.is(word, "idle")) {
      String error = "ERR Invalid IDLE option argument for XCLAIM";
      deliveredAtMs = call.nowMs() - call.integer(word + 1, error);
    } else if (hasMore && call.is(word, "time")) {
      deliveredAtMs = call.integer(word + 1, "ERR Invalid TIME option argument for XCLAIM");
    } else if (hasMore && call.is(word, "retrycount")) {
      deliveries = call.integer(word + 1, "ERR Invalid RETRYCOUNT option argument for XCLAIM");
    } else if (hasMore && call.is(word, "lastid")) {
      last.parse(call, word + 1);
    } else {
      throw new Refusal(
          "ERR Unrecognized XCLAIM option '%s'".formatted(call.arguments().text(word)));
    }
    return word + 1;
  }

  /** The first word that is no identifier. */
  int idsEnd() {
    return idsEnd;
  }

  /** For how long an entry must not have been delivered. */
  long idleMs() {
    return idleMs;
  }

  /** When the entries were delivered to their new consumer. */
  long deliveredAtMs() {
    return deliveredAtMs;
  }

  /** How often an entry was delivered, of one that was delivered {@code before} times. */
  long deliveries(long before) {
    if (deliveries >= 0) {
      return deliveries;
    }
    return wantsIdsOnly ? before : before + 1;
  }

  /** Whether entries that nobody has are claimed, too. */
  boolean isForced() {
    return isForced;
  }

  /** Whether the reply is identifiers rather than entries. */
  boolean wantsIdsOnly() {
    return wantsIdsOnly;
  }

  /** What the group was delivered last according to the caller; zero when it does not say. */
  EntryId last() {
    return last;
  }
}
