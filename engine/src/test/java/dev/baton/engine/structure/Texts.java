package dev.baton.engine.structure;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Lends a test's texts a place in native memory, as a request has, and reads texts back. */
final class Texts implements AutoCloseable {
  private final NativeBuffer buffer = new NativeBuffer(1 << 20);

  /** Places a text; it stays until the next one is placed. */
  long place(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Native.copy(bytes, 0, buffer.address(), bytes.length);
    return buffer.address();
  }

  /** What a packed list writes for the element it is on. */
  static String read(PackedList list) {
    Collected collected = new Collected();
    list.writeTo(collected);
    return collected.bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    buffer.close();
  }

  private static final class Collected implements ByteSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

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
