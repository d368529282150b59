package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.Integers;
import dev.baton.engine.keyspace.StreamId;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.resp.Arguments;

/**
 * A command for the replicas in another form than the client's: literals, numbers and, as they are
 * and where they are, words of the client. So a value is not copied, however long it is.
 */
public final class Rewrite implements AutoCloseable {
  // All literals of the longest form there is, and a number.
  private static final int BYTES = 192;

  private final Memory memory;
  private final Arguments request;
  private final Arguments views = new Arguments();
  private final long block;
  private int used;
  private long copy;
  private int copyBytes;

  Rewrite(Memory memory, Arguments request) {
    this.memory = memory;
    this.request = request;
    this.block = memory.allocate(BYTES);
  }

  /** Adds a name or an option. */
  public Rewrite literal(Bytes text) {
    Check.that(used + text.length() <= BYTES, "literals are short");
    memory.copyIn(text.array(), 0, block + used, text.length());
    return add(text.length());
  }

  /** Adds a number in decimal. */
  public Rewrite number(long number) {
    Check.that(used + Integers.LONGEST <= BYTES, "literals are short");
    return add(Integers.write(number, block + used));
  }

  /** Adds the identifier of a stream's entry. */
  public Rewrite identifier(long timeMs, long sequence) {
    Check.that(used + StreamId.LONGEST <= BYTES, "literals are short");
    return add(StreamId.write(timeMs, sequence, block + used));
  }

  /** Adds a copy of a text in native memory; at most one of a command. */
  public Rewrite text(long address, int length) {
    Check.that(copy == 0, "one text is copied");
    copyBytes = Math.max(1, length);
    copy = memory.allocate(copyBytes);
    memory.copyIn(address, copy, length);
    views.add(copy, length);
    return this;
  }

  /** Adds a word of the client's request. */
  public Rewrite word(int index) {
    views.add(request.address(index), request.length(index));
    return this;
  }

  /** The words, until this is closed. */
  Arguments views() {
    return views;
  }

  @Override
  public void close() {
    memory.free(block, BYTES);
    if (copy != 0) {
      memory.free(copy, copyBytes);
    }
  }

  private Rewrite add(int length) {
    views.add(block + used, length);
    used += length;
    return this;
  }
}
