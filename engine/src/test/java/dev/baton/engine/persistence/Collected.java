package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Native;
import java.io.ByteArrayOutputStream;

/** Collects what is written on the heap. */
final class Collected implements ByteSink {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  byte[] bytes() {
    return bytes.toByteArray();
  }

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
