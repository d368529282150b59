package dev.baton.engine.command;

import dev.baton.engine.base.Check;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenMembers;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.resp.OutputBuffer;
import dev.baton.engine.resp.ReplyWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a reply that shows so much of one value that writing it at once would keep all other
 * clients waiting: it is written part by part, from the value as it was when the command ran. The
 * client waits for the end of it as if it were blocked, so its later requests are answered later;
 * what it is pushed follows the reply.
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

  /** Says what a part of the value adds to the reply. */
  @FunctionalInterface
  public interface Content {
    /** Writes what the value shows now; returns false when nothing more of it is wanted. */
    boolean write(ReplyWriter reply);
  }

  private final Session session;
  private final Keyspace keyspace;
  private final FrozenValue value;
  private final Content content;
  private final Runnable visitor = this::show;
  private @Nullable Command command;
  private @Nullable Words words;
  private long busyMicros;
  private boolean wantsMore = true;
  private boolean ended;

  private LongReply(Session session, Keyspace keyspace, FrozenValue value, Content content) {
    this.session = session;
    this.keyspace = keyspace;
    this.value = value;
    this.content = content;
  }

  // ---- what a command says

  /**
   * Whether a call should reply with {@code shown} of the {@code total} elements of a value by
   * {@link #begin}. It must not where others need the whole reply at once: in a transaction.
   */
  public static boolean isWorth(Call call, Entry entry, long shown, long total) {
    long bytes = call.keyspace().bytesInParts(entry);
    if (bytes == 0 || total == 0) {
      return false;
    }
    long work = shown * ELEMENT_WORK + (long) ((double) bytes / total * shown);
    return work >= WORK_MIN && call.mayBlock() && call.session().replyGate().isOpen();
  }

  /**
   * Writes what {@code content} makes of the value behind what is replied already, after the
   * command has returned.
   */
  public static void begin(Call call, Entry entry, Function<FrozenValue, Content> content) {
    FrozenValue value = call.keyspace().freeze(entry);
    Session session = call.session();
    session.block(new LongReply(session, call.keyspace(), value, content.apply(value)));
  }

  /** What is frozen of a collection whose parts are members. */
  public static FrozenMembers members(FrozenValue value) {
    if (value instanceof FrozenMembers members) {
      return members;
    }
    throw new IllegalStateException("a set, a hash or a sorted set has members");
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

  /** Writes some parts, some {@code bytesMax} of reply; returns whether more is left. */
  boolean writeSome(long bytesMax) {
    Check.that(!ended, "what is written has not ended");
    OutputBuffer output = session.output();
    long from = output.size();
    boolean isLeft = true;
    for (int i = 0; isLeft && i < PARTS_AT_ONCE && output.size() - from < bytesMax; i++) {
      isLeft = value.readSome(visitor) && wantsMore;
    }
    return isLeft;
  }

  private void show() {
    if (wantsMore) {
      wantsMore = content.write(session.reply());
    }
  }

  /** Gives back what the reply was written from. */
  void end() {
    if (ended) {
      return;
    }
    ended = true;
    keyspace.release(value);
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
