package dev.baton.engine.command.stream;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.StreamValue;

/**
 * The options of XADD and XTRIM on what is cut off: {@code MAXLEN|MINID [=|~] threshold [LIMIT
 * count]}, and NOMKSTREAM. Reused from call to call.
 *
 * <p>With {@code ~} only whole nodes go, and how many entries that are depends on the limits of
 * nodes: so replicas are told the exact threshold that has the same result.
 */
final class Trimming {
  private enum Strategy {
    NONE,
    LENGTH,
    IDENTIFIER
  }

  private static final String TWO_STRATEGIES =
      "ERR syntax error, MAXLEN and MINID options at the same time are not compatible";
  private static final Bytes EXACT = Bytes.of("=");
  private static final int FIRST_OPTION = 2;
  // The work of one call is limited to a hundred nodes unless LIMIT says otherwise.
  private static final long NODES_MAX = 100;
  private static final long LIMIT_OF_UNLIMITED_NODES = 10_000;
  private static final long LIMIT_MAX = 1_000_000;

  private final EntryId threshold = new EntryId();
  private Strategy strategy = Strategy.NONE;
  private boolean isApproximate;
  private long lengthMax;
  private long limit;
  private boolean isLimited;
  private boolean makesNoStream;
  private int thresholdWord;

  /** Reads the options of XTRIM. */
  void parse(Call call) {
    for (int word = start(); word < call.count(); word++) {
      word = option(call, word);
      if (word < 0) {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    if (strategy == Strategy.NONE && limit == 0) {
      throw new Refusal("ERR syntax error, XTRIM must be called with a trimming strategy");
    }
    finish(call);
  }

  /**
   * Reads the options of XADD.
   *
   * @param id becomes the identifier that was given
   * @return the word of the identifier, or the number of words when there is none
   */
  int parse(Call call, EntryId id) {
    int word = start();
    for (; word < call.count() && !isAutomatic(call, word); word++) {
      if (call.is(word, "nomkstream")) {
        makesNoStream = true;
        continue;
      }
      int option = option(call, word);
      if (option < 0) {
        id.parseNew(call, word);
        break;
      }
      word = option;
    }
    finish(call);
    return word;
  }

  /** Whether the identifier is left to the stream. */
  static boolean isAutomatic(Call call, int word) {
    return call.length(word) == 1 && Native.getByte(call.address(word)) == '*';
  }

  /** Whether XADD leaves alone a key that is not there. */
  boolean makesNoStream() {
    return makesNoStream;
  }

  /** Whether replicas are told another threshold. */
  boolean isApproximate() {
    return isApproximate;
  }

  /** Cuts off what is asked for; returns how many entries. */
  long trim(StreamValue stream) {
    long most = limit == 0 ? EntryReply.ALL : limit;
    return switch (strategy) {
      case NONE -> 0;
      case LENGTH -> stream.trimToLength(lengthMax, isApproximate, most);
      case IDENTIFIER ->
          stream.trimBelow(threshold.timeMs(), threshold.sequence(), isApproximate, most);
    };
  }

  /** Adds a word of the call in the form for replicas, after the trimming. */
  void propagate(Rewrite rewrite, StreamValue stream, int word) {
    if (!isApproximate || word < thresholdWord - 1 || word > thresholdWord) {
      rewrite.word(word);
    } else if (word < thresholdWord) {
      rewrite.literal(EXACT);
    } else if (strategy == Strategy.LENGTH) {
      rewrite.number(stream.length());
    } else if (stream.log().firstNode()) {
      // The first entry that is stored: those before it that are marked as deleted stay, too.
      rewrite.identifier(stream.log().nodeTimeMs(), stream.log().nodeSequence());
    } else {
      rewrite.identifier(-1, -1);
    }
  }

  private int start() {
    strategy = Strategy.NONE;
    isApproximate = false;
    limit = 0;
    isLimited = false;
    makesNoStream = false;
    thresholdWord = 0;
    return FIRST_OPTION;
  }

  /** Reads the option at a word; returns its last word, or -1 when it is none. */
  private int option(Call call, int word) {
    int more = call.count() - 1 - word;
    if (more > 0 && call.is(word, "maxlen")) {
      return strategy(call, word, Strategy.LENGTH);
    }
    if (more > 0 && call.is(word, "minid")) {
      return strategy(call, word, Strategy.IDENTIFIER);
    }
    if (more > 0 && call.is(word, "limit")) {
      limit = call.integer(word + 1);
      if (limit < 0) {
        throw new Refusal("ERR The LIMIT argument must be >= 0.");
      }
      isLimited = true;
      return word + 1;
    }
    return -1;
  }

  private int strategy(Call call, int word, Strategy chosen) {
    if (strategy != Strategy.NONE) {
      throw new Refusal(TWO_STRATEGIES);
    }
    boolean hasMore = call.count() - 1 - word >= 2;
    isApproximate = hasMore && call.is(word + 1, "~");
    thresholdWord = isApproximate || (hasMore && call.is(word + 1, "=")) ? word + 2 : word + 1;
    if (chosen == Strategy.LENGTH) {
      lengthMax = call.integer(thresholdWord);
      if (lengthMax < 0) {
        throw new Refusal("ERR The MAXLEN argument must be >= 0.");
      }
    } else {
      threshold.parse(call, thresholdWord);
    }
    strategy = chosen;
    return thresholdWord;
  }

  private void finish(Call call) {
    if (limit != 0 && strategy == Strategy.NONE) {
      throw new Refusal(
          "ERR syntax error, LIMIT cannot be used without specifying a trimming strategy");
    }
    if (call.session().isPrimaryLink()) {
      limit = 0;
    } else if (isLimited) {
      if (!isApproximate) {
        throw new Refusal(
            "ERR syntax error, LIMIT cannot be used without the special ~ option");
      }
    } else if (isApproximate) {
      long entries = NODES_MAX * call.settings().streamNodeEntriesMax();
      limit = Math.min(entries <= 0 ? LIMIT_OF_UNLIMITED_NODES : entries, LIMIT_MAX);
    }
  }
}
