package dev.baton.engine.persistence;

import dev.baton.engine.base.Native;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.ChunkPool;
import dev.baton.engine.resp.QueryBuffer;
import dev.baton.engine.resp.RequestParser;
import java.nio.charset.StandardCharsets;

/**
 * Finds the commands and annotations of the files of an append only file, and where the last one
 * that is whole ends. A transaction is whole when its EXEC is there. Used by whoever executes a
 * file and by whoever only checks one, so that both mean the same by a good file.
 */
public final class AofReader implements AutoCloseable {
  private static final int ANNOTATION_BYTES_MAX = 1024;

  private final RequestParser parser = new RequestParser();
  private final QueryBuffer query;
  private final String advice;
  private String name = "";
  private long takenBytes;
  private long goodBytes;
  private boolean inTransaction;

  /** Takes what a file holds, in its order. */
  public interface Receiver {
    /** A command outside of transactions. */
    void onCommand(Arguments words);

    /** A command of a transaction, MULTI and EXEC too, with the bytes it is written in. */
    void onQueued(Arguments words, long address, int bytes);

    /** The EXEC of the transaction was queued. */
    void onTransaction();

    /** A line that is no command. */
    void onAnnotation(String line);
  }

  /**
   * Its buffers come from {@code pool}.
   *
   * @param advice ends the message about a file that is none
   */
  public AofReader(ChunkPool pool, String advice) {
    this.advice = advice;
    query = new QueryBuffer(pool, Integer.MAX_VALUE);
    parser.setBulkBytesMax(Integer.MAX_VALUE);
  }

  /** What parses the commands. */
  public RequestParser parser() {
    return parser;
  }

  /** What was fed and not taken yet. */
  public QueryBuffer query() {
    return query;
  }

  /** The next bytes are the first of the file of this name. */
  public void beginFile(String fileName) {
    name = fileName;
    takenBytes = 0;
    goodBytes = 0;
  }

  /** Whether the file ended in the middle of something. */
  public boolean isCut() {
    return query.readableBytes() > 0 || inTransaction;
  }

  /** Whether a transaction has begun and not ended. */
  public boolean isInTransaction() {
    return inTransaction;
  }

  /** How many bytes of what was fed since {@link #beginFile} are whole. */
  public long goodBytes() {
    return goodBytes;
  }

  /** How many bytes are before the command or annotation being told. */
  public long takenBytes() {
    return takenBytes;
  }

  /** Forgets what was cut off. */
  public void endFile() {
    query.consume(query.readableBytes());
    parser.reset();
    inTransaction = false;
  }

  /**
   * Tells what is whole; the words are read into {@code words}.
   *
   * @throws AofException when this is no append only file
   */
  public void feed(long address, int length, Arguments words, Receiver receiver) {
    if (!query.append(address, length)) {
      throw new AofException("a command of " + name + " is longer than this server can execute");
    }
    boolean goesOn = true;
    while (goesOn && query.readableBytes() > 0) {
      goesOn =
          switch (Native.getByte(query.address())) {
            case '#' -> annotation(receiver);
            case '*' -> request(words, receiver);
            default -> throw wrongFormat();
          };
    }
  }

  private boolean request(Arguments words, Receiver receiver) {
    return switch (parser.parse(query, words)) {
      case INCOMPLETE -> {
        query.expect(parser.expectedBytes());
        yield false;
      }
      case EMPTY, PROTOCOL_ERROR -> throw wrongFormat();
      case REQUEST -> {
        take(words, parser.requestBytes(), receiver);
        yield true;
      }
    };
  }

  private void take(Arguments words, int bytes, Receiver receiver) {
    inTransaction |= words.is(0, "multi");
    boolean ends = inTransaction && words.is(0, "exec");
    if (inTransaction) {
      receiver.onQueued(words, query.address(), bytes);
    } else {
      receiver.onCommand(words);
    }
    query.consume(bytes);
    takenBytes += bytes;
    if (ends) {
      receiver.onTransaction();
      inTransaction = false;
    }
    noteGood();
  }

  private boolean annotation(Receiver receiver) {
    int readable = query.readableBytes();
    int most = Math.min(readable, ANNOTATION_BYTES_MAX);
    for (int i = 0; i < most; i++) {
      if (Native.getByte(query.address() + i) == '\n') {
        byte[] line = Native.toBytes(query.address(), i);
        receiver.onAnnotation(new String(line, StandardCharsets.ISO_8859_1).strip());
        query.consume(i + 1);
        takenBytes += i + 1;
        noteGood();
        return true;
      }
    }
    if (readable >= ANNOTATION_BYTES_MAX) {
      throw wrongFormat();
    }
    return false;
  }

  private void noteGood() {
    goodBytes = inTransaction ? goodBytes : takenBytes;
  }

  private AofException wrongFormat() {
    return new AofException(
        "Bad file format reading the append only file " + name + " at byte " + takenBytes + advice);
  }

  @Override
  public void close() {
    query.close();
    parser.close();
  }
}
