package dev.baton.engine.persistence;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Integers;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.ChunkPool;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds out up to which byte one file of an append only file is whole, commands or an RDB with
 * commands behind it. The commands are not executed.
 */
public final class AofCheck implements AofReader.Receiver, AutoCloseable {
  /** No timestamp ends the file. */
  public static final long NO_TIME = Long.MAX_VALUE;

  private static final String TIMESTAMP = "#TS:";

  private final ChunkPool pool = new ChunkPool();
  private final AofReader reader = new AofReader(pool, "");
  private final Arguments words = new Arguments();
  private final long lastSecond;
  private @Nullable RdbCheck preamble;
  private long preambleBytes;
  private long lines = 1;
  private long goodLines = 1;
  private @Nullable String fault;
  private boolean reachedTime;

  /**
   * Checks one file.
   *
   * @param name the name of the file
   * @param preamble checks the RDB that the file begins with; null when it begins with commands
   * @param lastSecond the content ends before the first timestamp above this
   */
  public AofCheck(String name, @Nullable RdbCheck preamble, long lastSecond) {
    this.preamble = preamble;
    this.lastSecond = lastSecond;
    reader.beginFile(name);
  }

  /** Whether the file is worth reading on. */
  public boolean goesOn() {
    return fault == null && !reachedTime;
  }

  /**
   * Takes the next bytes.
   *
   * @throws RdbFormatException when the RDB at the start cannot be loaded
   */
  public void feed(long address, int length) {
    int rest = length;
    RdbCheck rdb = preamble;
    if (rdb != null) {
      rest = rdb.feed(address, length);
      preambleBytes += length - rest;
      if (!rdb.isDone()) {
        return;
      }
      rdb.end();
      preamble = null;
    }
    if (rest == 0) {
      return;
    }
    try {
      reader.feed(address + length - rest, rest, words, this);
    } catch (TimeReached _) {
      reachedTime = true;
    } catch (AofException wrong) {
      fault = place(preambleBytes + reader.takenBytes()) + wrong.getMessage();
    }
  }

  /**
   * No bytes follow.
   *
   * @throws RdbFormatException when the RDB at the start is not whole
   */
  public void end() {
    if (preamble != null) {
      preamble.end();
    }
    if (!goesOn() || !reader.isCut()) {
      return;
    }
    String end =
        reader.isInTransaction()
            ? "Reached EOF before reading EXEC for MULTI"
            : "Unexpected end of file in the middle of a command";
    fault = place(goodBytes()) + end;
  }

  /** What is wrong and where; null when nothing is. */
  public @Nullable String fault() {
    return fault;
  }

  /** Whether the file goes on after the last second that is wanted. */
  public boolean reachedTime() {
    return reachedTime;
  }

  /** The bytes up to the last command that is whole. */
  public long goodBytes() {
    return preambleBytes + reader.goodBytes();
  }

  /** The number of the line that {@link #goodBytes} is the start of; lines of an RDB are none. */
  public long goodLines() {
    return goodLines;
  }

  @Override
  public void onCommand(Arguments command) {
    if (command.is(0, "exec")) {
      throw new AofException("Unexpected EXEC in AOF");
    }
    lines += linesOf(command);
    goodLines = lines;
  }

  @Override
  public void onQueued(Arguments command, long address, int bytes) {
    if (command.is(0, "multi") && lines != goodLines) {
      throw new AofException("Unexpected MULTI in AOF");
    }
    lines += linesOf(command);
  }

  @Override
  public void onTransaction() {
    goodLines = lines;
  }

  @Override
  public void onAnnotation(String line) {
    if (lastSecond == NO_TIME || !line.startsWith(TIMESTAMP)) {
      return;
    }
    byte[] second = line.substring(TIMESTAMP.length()).getBytes(StandardCharsets.ISO_8859_1);
    if (!Integers.isCanonicalLong(second)) {
      throw new AofException("Invalid timestamp annotation");
    }
    if (Integers.parse(second) > lastSecond) {
      throw new TimeReached();
    }
  }

  /** One for the count, and two for each word. */
  private static long linesOf(Arguments command) {
    Check.that(command.count() > 0, "a command has words");
    return 1 + 2L * command.count();
  }

  private static String place(long offset) {
    return String.format(Locale.ROOT, "0x%16x: ", offset);
  }

  @Override
  public void close() {
    reader.close();
    pool.close();
  }

  /** What follows is too new; carries no stack, for it is expected. */
  private static final class TimeReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TimeReached() {
      super("the last wanted second is over", null, false, false);
    }
  }
}
