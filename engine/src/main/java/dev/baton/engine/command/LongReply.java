package dev.baton.engine.command;

import dev.baton.engine.base.Check;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.resp.OutputBuffer;
import dev.baton.engine.resp.ReplyWriter;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a reply that takes so long to write that all other clients would wait: it is written
 * part by part, and tells what was there when its command ran. The client waits for the end of it
 * as if it were blocked, so its later requests are answered later; what it is pushed follows the
 * reply.
 *
 * <pre>
 * begun --chain--> running --last part--> over
 *                          --cancel-----> over
 * </pre>
 */
public final class LongReply implements Blocked {
  // About a millisecond: less is written at once, without any of this.
  private static final long WORK_MIN = 1 << 20;
  // What an element costs beside its bytes.
  private static final long ELEMENT_WORK = 64;
  // Parts may show nothing, such as those before the range that is wanted.
  private static final int PARTS_AT_ONCE = 16;

  /** Where the reply comes from. */
  public interface Source {
    /** Writes the next part, if there is one; returns whether there may be more. */
    boolean writeSome(ReplyWriter reply);

    /** Gives back what the parts are read from, whether all were written or not; called once. */
    default void close() {}
  }

  private final Session session;
  private final Source source;
  private @Nullable Command command;
  private @Nullable Words words;
  private long busyMicros;
  private boolean ended;

  private LongReply(Session session, Source source) {
    this.session = session;
    this.source = source;
  }

  // ---- what a command says

  /**
   * Whether a call should reply with {@code shown} of the {@code total} elements of a value by
   * {@link #begin} instead of at once.
   */
  public static boolean isWorth(Call call, Entry entry, long shown, long total) {
    long bytes = call.keyspace().bytesInParts(entry);
    if (bytes == 0 || total == 0) {
      return false;
    }
    long work = shown * ELEMENT_WORK + (long) ((double) bytes / total * shown);
    return work >= WORK_MIN && isAllowed(call);
  }

  /** Whether the reply may come later: not where it is part of a transaction's, or silenced. */
  public static boolean isAllowed(Call call) {
    return call.mayBlock() && call.session().replyGate().isOpen();
  }

  /** Writes what {@code source} has behind what is replied already, after the command returned. */
  public static void begin(Call call, Source source) {
    call.session().block(new LongReply(call.session(), source));
  }

  // ---- what the chain does

  /** The command has returned; it took so long until now. */
  void run(Command begun, Words request, long tookMicros) {
    command = begun;
    words = request;
    busyMicros = tookMicros;
  }

  Session session() {
    return session;
  }

  boolean isEnded() {
    return ended;
  }

  /** What this has taken of the loop's time. */
  long busyMicros() {
    return busyMicros;
  }

  void countMicros(long micros) {
    busyMicros += micros;
  }

  Command command() {
    Command known = command;
    if (known == null) {
      throw new IllegalStateException("the reply runs");
    }
    return known;
  }

  Words words() {
    Words known = words;
    if (known == null) {
      throw new IllegalStateException("the reply runs");
    }
    return known;
  }

  /** Writes some parts, about {@code bytesMax} of reply; returns whether there may be more. */
  boolean writeSome(long bytesMax) {
    Check.that(!ended, "what is written has not ended");
    OutputBuffer output = session.output();
    long from = output.size();
    boolean isLeft = true;
    for (int i = 0; isLeft && i < PARTS_AT_ONCE && output.size() - from < bytesMax; i++) {
      isLeft = source.writeSome(session.reply());
    }
    return isLeft;
  }

  /** Gives back what the reply was written from. */
  void end() {
    if (ended) {
      return;
    }
    ended = true;
    source.close();
    if (words != null) {
      words.close();
    }
  }

  // ---- as a wait

  @Override
  public long deadlineMs() {
    return Long.MAX_VALUE;
  }

  @Override
  public void timeOut(long nowMs) {
    throw new IllegalStateException("a reply has no deadline");
  }

  @Override
  public void cancel() {
    end();
  }
}
