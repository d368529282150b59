package dev.baton.engine.node.storage;

import dev.baton.engine.acl.User;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Integers;
import dev.baton.engine.command.CommandProcessor;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Session;
import dev.baton.engine.persistence.AofException;
import dev.baton.engine.persistence.AofReader;
import dev.baton.engine.replication.History;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.ChunkPool;
import dev.baton.engine.resp.OutputBuffer;
import dev.baton.engine.resp.QueryBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Executes the commands of append only files. A transaction is executed when its EXEC is there, so
 * that a file that ends in between leaves no half of it.
 */
public final class AofReplay implements AofReader.Receiver, AutoCloseable {
  private static final String ADVICE =
      ": make a backup of your AOF file, then use baton-server aof-check --fix <filename.manifest>";
  private static final HostPort NOBODY = new HostPort("0.0.0.0", 0);

  private final ChunkPool pool = new ChunkPool();
  private final AofReader reader = new AofReader(pool, ADVICE);
  private final OutputBuffer output = new OutputBuffer(pool);
  private final CommandTable table;
  private final CommandProcessor processor;
  private final Session session;
  private @Nullable StreamTransaction transaction;
  private String name = "";
  private long nowMs;
  private @Nullable String replicationId;
  private long offset;
  private int streamDatabase;
  private long epoch;
  private long sinceNoted;

  /** Runs what it reads through {@code processor} as {@code user}, who may do everything. */
  public AofReplay(
      CommandTable table, CommandProcessor processor, User user, long sessionId, long nowMs) {
    this.table = table;
    this.processor = processor;
    session =
        new Session(
            sessionId, NOBODY, NOBODY, reader.query(), reader.parser(), output, user, nowMs);
    session.becomePrimaryLink();
  }

  void beginFile(String fileName) {
    name = fileName;
    reader.beginFile(fileName);
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
    return reader.isCut();
  }

  boolean isInTransaction() {
    return reader.isInTransaction();
  }

  /** How many bytes of the file's commands are whole. */
  long goodBytes() {
    return reader.goodBytes();
  }

  /** Forgets what was cut off. */
  void endFile() {
    reader.endFile();
    closeTransaction();
  }

  /** What is known of the history by now. */
  Restored restored() {
    return new Restored(replicationId, offset, sinceNoted, streamDatabase, epoch);
  }

  /**
   * Executes what is whole.
   *
   * @throws AofException when this is no append only file
   */
  void feed(long address, int length, long feedNowMs) {
    nowMs = feedNowMs;
    reader.feed(address, length, session.arguments(), this);
  }

  @Override
  public void onCommand(Arguments words) {
    demandKnown(words);
    execute(words);
  }

  @Override
  public void onQueued(Arguments words, long address, int bytes) {
    demandKnown(words);
    StreamTransaction open = transaction;
    if (open == null) {
      open = new StreamTransaction(new QueryBuffer(pool, Integer.MAX_VALUE));
      transaction = open;
    }
    if (!open.add(address, bytes)) {
      throw new AofException("a transaction of " + name + " is too long");
    }
  }

  @Override
  public void onTransaction() {
    StreamTransaction complete = Objects.requireNonNull(transaction, "commands were queued");
    while (complete.next(session.arguments())) {
      if (!session.arguments().is(0, "multi") && !session.arguments().is(0, "exec")) {
        execute(session.arguments());
      }
      complete.buffer().consume(complete.parser().requestBytes());
    }
    closeTransaction();
  }

  private void demandKnown(Arguments words) {
    if (table.resolve(words, 0) == null) {
      throw new AofException(
          "Unknown command '" + words.text(0) + "' reading the append only file " + name);
    }
  }

  private void execute(Arguments words) {
    sinceNoted += words.is(0, "select") ? 0 : 1;
    processor.process(session, nowMs);
  }

  @Override
  public void onAnnotation(String line) {
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

  private void closeTransaction() {
    if (transaction != null) {
      transaction.close();
      transaction = null;
    }
  }

  @Override
  public void close() {
    closeTransaction();
    reader.close();
    output.close();
    pool.close();
  }
}
