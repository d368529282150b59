package dev.baton.engine.node;

import dev.baton.engine.acl.User;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import dev.baton.engine.command.CommandProcessor;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Session;
import dev.baton.engine.persistence.AofException;
import dev.baton.engine.replication.History;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.ChunkPool;
import dev.baton.engine.resp.OutputBuffer;
import dev.baton.engine.resp.QueryBuffer;
import dev.baton.engine.resp.RequestParser;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Executes the commands of append only files. A transaction is executed when its EXEC is there, so
 * that a file that ends in between leaves no half of it.
 */
final class AofReplay implements AutoCloseable {
  private static final int ANNOTATION_BYTES_MAX = 1024;
  private static final HostPort NOBODY = new HostPort("0.0.0.0", 0);

  private final ChunkPool pool = new ChunkPool();
  private final RequestParser parser = new RequestParser();
  private final QueryBuffer query = new QueryBuffer(pool, Integer.MAX_VALUE);
  private final OutputBuffer output = new OutputBuffer(pool);
  private final CommandTable table;
  private final CommandProcessor processor;
  private final Session session;
  private @Nullable StreamTransaction transaction;
  private String name = "";
  private long takenBytes;
  private long goodBytes;
  private @Nullable String replicationId;
  private long offset;
  private int streamDatabase;
  private long epoch;
  private long sinceNoted;

  AofReplay(CommandTable table, CommandProcessor processor, User user, long sessionId, long nowMs) {
    this.table = table;
    this.processor = processor;
    parser.setBulkBytesMax(Integer.MAX_VALUE);
    session = new Session(sessionId, NOBODY, NOBODY, query, parser, output, user, nowMs);
    session.becomePrimaryLink();
  }

  void beginFile(String fileName) {
    name = fileName;
    takenBytes = 0;
    goodBytes = 0;
    // Each file names its first database itself.
    session.select(0);
  }

  /** The data at the start of what follows, and the history it belongs to. */
  void startFrom(Restored base) {
    replicationId = base.replicationId();
    offset = Math.max(0, base.offset());
    streamDatabase = base.streamDatabase();
    epoch = base.epoch();
    sinceNoted = 0;
  }

  /** Whether the file ended in the middle of something. */
  boolean isCut() {
    return query.readableBytes() > 0 || transaction != null;
  }

  boolean isInTransaction() {
    return transaction != null;
  }

  /** How many bytes of the file's commands are whole. */
  long goodBytes() {
    return goodBytes;
  }

  /** Forgets what was cut off. */
  void endFile() {
    query.consume(query.readableBytes());
    parser.reset();
    closeTransaction();
  }

  /** What is known of the history by now. */
  Restored restored() {
    // Commands behind the last note would be applied twice by whoever continued from there.
    String known = sinceNoted == 0 ? replicationId : null;
    return new Restored(known, offset + sinceNoted, streamDatabase, epoch);
  }

  /**
   * Executes what is whole.
   *
   * @throws AofException when this is no append only file
   */
  void feed(long address, int length, long nowMs) {
    if (!query.append(address, length)) {
      throw new AofException("a command of " + name + " is longer than this server can execute");
    }
    boolean goesOn = true;
    while (goesOn && query.readableBytes() > 0) {
      goesOn =
          switch (Native.getByte(query.address())) {
            case '#' -> annotation();
            case '*' -> request(nowMs);
            default -> throw wrongFormat();
          };
    }
  }

  private boolean request(long nowMs) {
    return switch (parser.parse(query, session.arguments())) {
      case INCOMPLETE -> {
        query.expect(parser.expectedBytes());
        yield false;
      }
      case EMPTY, PROTOCOL_ERROR -> throw wrongFormat();
      case REQUEST -> {
        take(session.arguments(), parser.requestBytes(), nowMs);
        yield true;
      }
    };
  }

  private void take(Arguments words, int bytes, long nowMs) {
    if (table.resolve(words, 0) == null) {
      throw new AofException(
          "Unknown command '" + words.text(0) + "' reading the append only file " + name);
    }
    if (transaction == null && words.is(0, "multi")) {
      transaction = new StreamTransaction(new QueryBuffer(pool, Integer.MAX_VALUE));
    }
    StreamTransaction open = transaction;
    boolean ends = open != null && words.is(0, "exec");
    if (open == null) {
      execute(words, nowMs);
    } else if (!open.add(query.address(), bytes)) {
      throw new AofException("a transaction of " + name + " is too long");
    }
    query.consume(bytes);
    takenBytes += bytes;
    if (open != null && ends) {
      executeAll(open, nowMs);
    }
    if (transaction == null) {
      goodBytes = takenBytes;
    }
  }

  private void executeAll(StreamTransaction complete, long nowMs) {
    while (complete.next(session.arguments())) {
      if (!session.arguments().is(0, "multi") && !session.arguments().is(0, "exec")) {
        execute(session.arguments(), nowMs);
      }
      complete.buffer().consume(complete.parser().requestBytes());
    }
    closeTransaction();
  }

  private void execute(Arguments words, long nowMs) {
    sinceNoted += words.is(0, "select") ? 0 : 1;
    processor.process(session, nowMs);
  }

  private boolean annotation() {
    int readable = query.readableBytes();
    int most = Math.min(readable, ANNOTATION_BYTES_MAX);
    for (int i = 0; i < most; i++) {
      if (Native.getByte(query.address() + i) == '\n') {
        note(new String(Native.toBytes(query.address(), i), StandardCharsets.ISO_8859_1).strip());
        query.consume(i + 1);
        takenBytes += i + 1;
        goodBytes = transaction == null ? takenBytes : goodBytes;
        return true;
      }
    }
    if (readable >= ANNOTATION_BYTES_MAX) {
      throw wrongFormat();
    }
    return false;
  }

  private void note(String line) {
    String[] words = line.split(" ", -1);
    if (line.startsWith(AofText.HISTORY) && words.length == 5) {
      replicationId = words[1].length() == History.NO_ID.length() ? words[1] : null;
      epoch = number(words[2]);
      streamDatabase = (int) number(words[3]);
      offset = number(words[4]);
      sinceNoted = 0;
    } else if (line.startsWith(AofText.OFFSET) && words.length == 2) {
      offset = number(words[1]);
      sinceNoted = 0;
    }
  }

  private static long number(String text) {
    byte[] digits = text.getBytes(StandardCharsets.ISO_8859_1);
    return Integers.isCanonicalLong(digits) ? Math.max(0, Integers.parse(digits)) : 0;
  }

  private AofException wrongFormat() {
    return new AofException(
        "Bad file format reading the append only file "
            + name
            + " at byte "
            + takenBytes
            + ": make a backup of your AOF file, then use ./redis-check-aof --fix"
            + " <filename.manifest>");
  }

  private void closeTransaction() {
    if (transaction != null) {
      transaction.close();
      transaction = null;
    }
  }

  @Override
  public void close() {
    closeTransaction();
    query.close();
    output.close();
    parser.close();
    pool.close();
  }
}
