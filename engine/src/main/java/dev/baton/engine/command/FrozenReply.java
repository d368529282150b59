package dev.baton.engine.command;

import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenMembers;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.resp.ReplyWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A long reply about one value as it was when the command ran. */
public final class FrozenReply implements LongReply.Source {
  /** Says what a part of the value adds to the reply. */
  @FunctionalInterface
  public interface Content {
    /** Writes what the value shows now; returns false when nothing more of it is wanted. */
    boolean write(ReplyWriter reply);
  }

  private final Keyspace keyspace;
  private final FrozenValue value;
  private final Content content;
  private final Runnable visitor = this::show;
  private @Nullable ReplyWriter reply;
  private boolean wantsMore = true;

  private FrozenReply(Keyspace keyspace, FrozenValue value, Content content) {
    this.keyspace = keyspace;
    this.value = value;
    this.content = content;
  }

  /** Replies what {@code content} makes of the parts of an entry's value as it is now. */
  public static void begin(Call call, Entry entry, Function<FrozenValue, Content> content) {
    begin(call, call.keyspace().freeze(entry), content);
  }

  /** As {@link #begin(Call, Entry, Function)} with a value that was frozen in some way. */
  public static void begin(Call call, FrozenValue value, Function<FrozenValue, Content> content) {
    LongReply.begin(call, new FrozenReply(call.keyspace(), value, content.apply(value)));
  }

  /** What is frozen of a collection whose parts are members. */
  public static FrozenMembers members(FrozenValue value) {
    if (value instanceof FrozenMembers members) {
      return members;
    }
    throw new IllegalStateException("a set, a hash or a sorted set has members");
  }

  @Override
  public boolean writeSome(ReplyWriter writer) {
    reply = writer;
    return value.readSome(visitor) && wantsMore;
  }

  private void show() {
    if (wantsMore && reply != null) {
      wantsMore = content.write(reply);
    }
  }

  @Override
  public void close() {
    keyspace.release(value);
  }
}
