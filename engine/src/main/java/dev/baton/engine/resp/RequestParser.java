package dev.baton.engine.resp;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Native;
import java.util.Arrays;

/**
 * Finds the requests in one connection's {@link QueryBuffer}: multibulk ({@code
 * *2\r\n$3\r\nGET...}) and inline ({@code GET key\r\n}). It can stop at every byte and goes on from
 * there when more has arrived. Positions are kept as offsets, because the buffer may move in
 * between.
 *
 * <p>Limits and error texts are those of Redis 7.2, processMultibulkBuffer and processInlineBuffer.
 * Lines are searched like C strings there, so a zero byte hides the end of its line; that is kept,
 * for it makes binary rubbish end in "too big" instead of in a flood of unknown commands. A line
 * that is too big is so however it arrives, where Redis depends on how much it reads at a time.
 */
public final class RequestParser implements AutoCloseable {
  /** What was found at the front of the buffer. */
  public enum Outcome {
    /** A request: execute it, then consume {@link #requestBytes()}. */
    REQUEST,
    /** An empty request, such as a bare newline: consume {@link #requestBytes()}, reply nothing. */
    EMPTY,
    /** More bytes are needed; consume nothing. */
    INCOMPLETE,
    /** {@link #errorText()} is to be sent and the connection closed. */
    PROTOCOL_ERROR
  }

  private static final int LINE_BYTES_MAX = 64 * 1024;
  private static final int WORDS_MAX = 1024 * 1024;
  // Before authentication a client needs AUTH or HELLO, not memory.
  private static final int UNAUTHENTICATED_WORDS_MAX = 10;
  private static final int UNAUTHENTICATED_BULK_BYTES_MAX = 16 * 1024;
  private static final int KEPT_WORDS_MAX = 1024;
  // From here on growing step by step costs more than preparing for the whole word.
  private static final int LONG_WORD_BYTES = 32 * 1024;
  private static final int NO_LENGTH = -1;
  private static final int NOT_FOUND = -1;

  private final InlineSplitter splitter = new InlineSplitter();
  private long bulkBytesMax = 512L * 1024 * 1024;
  private boolean authenticationRequired;

  private int[] wordOffsets = new int[16];
  private int[] wordLengths = new int[16];
  private int wordCount;
  private int wordsLeft;
  private int bulkLength = NO_LENGTH;
  private int position;
  private int scanned;
  private int requestBytes;
  private long expectedBytes;
  private boolean inline;
  private String errorText = "";

  /** Sets {@code proto-max-bulk-len}: the longest word in bytes. */
  public void setBulkBytesMax(long bulkBytesMax) {
    this.bulkBytesMax = bulkBytesMax;
  }

  /** Whether the small limits for a client that still has to authenticate apply. */
  public void setAuthenticationRequired(boolean authenticationRequired) {
    this.authenticationRequired = authenticationRequired;
  }

  /** The length in the buffer of the request last found. */
  public int requestBytes() {
    return requestBytes;
  }

  /** How long the request will be at least, when a long word is on its way; otherwise zero. */
  public long expectedBytes() {
    return expectedBytes;
  }

  /** Whether the request last found came in the inline form. */
  public boolean isInline() {
    return inline;
  }

  /** The error without its code, such as {@code Protocol error: invalid bulk length}. */
  public String errorText() {
    return errorText;
  }

  /**
   * Looks for a request at the front of {@code buffer} and puts its words into {@code into}. A
   * request that was found but not consumed is found again by the next call.
   */
  public Outcome parse(QueryBuffer buffer, Arguments into) {
    expectedBytes = 0;
    int readable = buffer.readableBytes();
    if (readable == 0) {
      return Outcome.INCOMPLETE;
    }
    long base = buffer.address();
    if (position == 0) {
      inline = Native.getByte(base) != '*';
    }
    return inline ? parseInline(base, readable, into) : parseMultibulk(buffer, into);
  }

  /** Forgets a request stopped in the middle, for a buffer that was emptied. */
  public void reset() {
    wordCount = 0;
    wordsLeft = 0;
    bulkLength = NO_LENGTH;
    position = 0;
    scanned = 0;
    if (wordOffsets.length > KEPT_WORDS_MAX) {
      wordOffsets = new int[16];
      wordLengths = new int[16];
    }
  }

  @Override
  public void close() {
    splitter.close();
  }

  private Outcome parseInline(long base, int readable, Arguments into) {
    int newline = findLineEnd(base, readable, (byte) '\n');
    if (newline == NOT_FOUND) {
      return readable > LINE_BYTES_MAX
          ? fail("Protocol error: too big inline request")
          : Outcome.INCOMPLETE;
    }
    if (newline > LINE_BYTES_MAX) {
      return fail("Protocol error: too big inline request");
    }
    int length = newline > 0 && Native.getByte(base + newline - 1) == '\r' ? newline - 1 : newline;
    into.clear();
    if (!splitter.split(base, length, into)) {
      return fail("Protocol error: unbalanced quotes in request");
    }
    return found(newline + 1, into.count() == 0 ? Outcome.EMPTY : Outcome.REQUEST);
  }

  private Outcome parseMultibulk(QueryBuffer buffer, Arguments into) {
    long base = buffer.address();
    int readable = buffer.readableBytes();
    if (wordsLeft == 0) {
      Outcome header = parseCount(base, readable);
      if (header != Outcome.REQUEST) {
        return header;
      }
    }
    while (wordsLeft > 0) {
      if (bulkLength == NO_LENGTH) {
        Outcome header = parseLength(base, readable);
        if (header != Outcome.REQUEST) {
          return header;
        }
      }
      LongWord elsewhere = buffer.longWordAt(position);
      int here = elsewhere == null ? bulkLength : 0;
      boolean isHere = (long) readable - position >= here + 2L;
      if (!isHere || (elsewhere != null && !elsewhere.isComplete())) {
        awaitWord(buffer);
        return Outcome.INCOMPLETE;
      }
      endWord(here);
    }
    placeWords(buffer, base, into);
    return found(position, Outcome.REQUEST);
  }

  /** The word has arrived, {@code here} of its bytes in the buffer. */
  private void endWord(int here) {
    addWord(position, bulkLength);
    position += here + 2;
    scanned = position;
    bulkLength = NO_LENGTH;
    wordsLeft--;
  }

  private void placeWords(QueryBuffer buffer, long base, Arguments into) {
    into.clear();
    for (int i = 0; i < wordCount; i++) {
      LongWord elsewhere = buffer.longWordAt(wordOffsets[i]);
      into.add(elsewhere == null ? base + wordOffsets[i] : elsewhere.address(), wordLengths[i]);
    }
  }

  /** Prepares for the rest of a word, if it is long. */
  private void awaitWord(QueryBuffer buffer) {
    boolean diverted = buffer.longWordAt(position) != null || buffer.divert(position, bulkLength);
    expectedBytes = diverted || bulkLength < LONG_WORD_BYTES ? 0 : position + bulkLength + 2L;
  }

  /** Reads {@code *count\r\n}; REQUEST means that words follow. */
  private Outcome parseCount(long base, int readable) {
    int end = findHeaderEnd(base, readable);
    if (end == NOT_FOUND || isTooBig(end)) {
      return waitOrFail(readable, "Protocol error: too big mbulk count string");
    }
    long count = DecimalText.parse(base + 1, end - 1);
    if (count == DecimalText.INVALID || count > WORDS_MAX) {
      return fail("Protocol error: invalid multibulk length");
    }
    if (count > UNAUTHENTICATED_WORDS_MAX && authenticationRequired) {
      return fail("Protocol error: unauthenticated multibulk length");
    }
    position = end + 2;
    scanned = position;
    if (count <= 0) {
      return found(position, Outcome.EMPTY);
    }
    wordsLeft = (int) count;
    return Outcome.REQUEST;
  }

  /** Reads {@code $length\r\n}; REQUEST means that the word's bytes follow. */
  private Outcome parseLength(long base, int readable) {
    int end = findHeaderEnd(base, readable);
    if (end == NOT_FOUND || isTooBig(end)) {
      return waitOrFail(readable, "Protocol error: too big bulk count string");
    }
    byte mark = Native.getByte(base + position);
    if (mark != '$') {
      return fail("Protocol error: expected '$', got '" + (char) (mark & 0xff) + "'");
    }
    long length = DecimalText.parse(base + position + 1, end - position - 1);
    if (length == DecimalText.INVALID || length < 0 || length > bulkBytesMax) {
      return fail("Protocol error: invalid bulk length");
    }
    if (length > UNAUTHENTICATED_BULK_BYTES_MAX && authenticationRequired) {
      return fail("Protocol error: unauthenticated bulk length");
    }
    if (length > Integer.MAX_VALUE - 1024) {
      return fail("Protocol error: invalid bulk length");
    }
    position = end + 2;
    scanned = position;
    bulkLength = (int) length;
    return Outcome.REQUEST;
  }

  /** Whether a line would have been refused before its end arrived. */
  private boolean isTooBig(int end) {
    return end + 1 - position > LINE_BYTES_MAX;
  }

  private Outcome waitOrFail(int readable, String tooBig) {
    return readable - position > LINE_BYTES_MAX ? fail(tooBig) : Outcome.INCOMPLETE;
  }

  /** The offset of the carriage return whose newline has arrived too. */
  private int findHeaderEnd(long base, int readable) {
    int end = findLineEnd(base, readable, (byte) '\r');
    return end == NOT_FOUND || end + 1 >= readable ? NOT_FOUND : end;
  }

  private int findLineEnd(long base, int readable, byte wanted) {
    int at = scanned;
    while (at < readable) {
      byte character = Native.getByte(base + at);
      if (character == wanted) {
        scanned = at;
        return at;
      }
      if (character == 0) {
        break;
      }
      at++;
    }
    scanned = at;
    return NOT_FOUND;
  }

  private void addWord(int offset, int length) {
    if (wordCount == wordOffsets.length) {
      wordOffsets = Arrays.copyOf(wordOffsets, wordCount * 2);
      wordLengths = Arrays.copyOf(wordLengths, wordCount * 2);
    }
    wordOffsets[wordCount] = offset;
    wordLengths[wordCount] = length;
    wordCount++;
  }

  private Outcome found(int bytes, Outcome outcome) {
    Check.that(bytes > 0, "a request has bytes");
    requestBytes = bytes;
    reset();
    return outcome;
  }

  private Outcome fail(String text) {
    errorText = text;
    reset();
    return Outcome.PROTOCOL_ERROR;
  }
}
