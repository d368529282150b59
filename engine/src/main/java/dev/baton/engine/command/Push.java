package dev.baton.engine.command;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Native;
import dev.baton.engine.resp.ReplyWriter;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.function.Consumer;

/** An out-of-band message: made once for each protocol and given to any number of clients. */
public final class Push {
  private final Consumer<ReplyWriter> content;
  private byte[] inOlder = new byte[0];
  private byte[] inNewer = new byte[0];

  private Push(Consumer<ReplyWriter> content) {
    this.content = content;
  }

  /** A message that {@code content} writes. */
  public static Push of(Consumer<ReplyWriter> content) {
    return new Push(content);
  }

  /** Gives the message to all of them and returns their number. */
  public int sendTo(Collection<Session> receivers) {
    receivers.forEach(this::sendTo);
    return receivers.size();
  }

  /** Gives the message to one client; its present command is answered first. */
  public void sendTo(Session receiver) {
    receiver.outbox().push(receiver.reply().protocol() == 3 ? newer() : older());
  }

  private byte[] older() {
    if (inOlder.length == 0) {
      inOlder = write(2);
    }
    return inOlder;
  }

  private byte[] newer() {
    if (inNewer.length == 0) {
      inNewer = write(3);
    }
    return inNewer;
  }

  private byte[] write(int protocol) {
    Heap heap = new Heap();
    ReplyWriter writer = new ReplyWriter(heap);
    writer.setProtocol(protocol);
    content.accept(writer);
    return heap.bytes.toByteArray();
  }

  /** Collects bytes on the heap. */
  private static final class Heap implements ByteSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);

    @Override
    public void write(byte value) {
      bytes.write(value);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes.write(source, offset, length);
    }

    @Override
    public void write(long address, int length) {
      bytes.writeBytes(Native.toBytes(address, length));
    }
  }
}
