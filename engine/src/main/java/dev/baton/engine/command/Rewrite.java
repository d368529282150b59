package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.keyspace.StreamId;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.resp.Arguments;

/**
 * A command for the replicas in another form than the client's: literals, numbers and, as they are
 * and where they are, words of the client. So a value is not copied, however long it is. Reused
 * from call to call.
 */
public final class Rewrite implements AutoCloseable {
  // All literals of the longest form there is, and a number.
  private static final int BYTES = 192;

  private final Memory memory;
  private final Arguments views = new Arguments();
  private final NativeBuffer block = new NativeBuffer(BYTES);
  private Arguments request = views;
  private int used;
  private long copy;
  private int copyBytes;

  Rewrite(Memory memory) {
    this.memory = memory;
  }

  /** Makes this the form of a request, without any words yet. */
  Rewrite begin(Arguments clientsOwn) {
    request = clientsOwn;
    views.clear();
    used = 0;
    return this;
  }

  /** Adds a name or an option. */
  public Rewrite literal(Bytes text) {
    Check.that(used + text.length() <= BYTES, "literals are short");
    Native.copy(text.array(), 0, block.address() + used, text.length());
    return add(text.length());
  }

  /** Adds a number in decimal. */
  public Rewrite number(long number) {
    Check.that(used + Integers.LONGEST <= BYTES, "literals are short");
    return add(Integers.write(number, block.address() + used));
  }

  /** Adds the identifier of a stream's entry. */
  public Rewrite identifier(long timeMs, long sequence) {
    Check.that(used + StreamId.LONGEST <= BYTES, "literals are short");
    return add(StreamId.write(timeMs, sequence, block.address() + used));
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

  /** The words, until the end of this use. */
  Arguments views() {
    return views;
  }

  /** The words were told. */
  void end() {
    if (copy != 0) {
      memory.free(copy, copyBytes);
      copy = 0;
    }
  }

  @Override
  public void close() {
    end();
    block.close();
  }

  private Rewrite add(int length) {
    views.add(block.address() + used, length);
    used += length;
    return this;
  }
}
