package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Native;
import java.io.ByteArrayOutputStream;

/** One end of a connection in memory: what is written waits until the world carries it over. */
final class FakeLink implements Link {
  private final HostPort local;
  private final HostPort remote;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int roomBytes = Integer.MAX_VALUE;
  private boolean wasShort;
  boolean reading = true;
  boolean closed;

  FakeLink(HostPort local, HostPort remote) {
    this.local = local;
    this.remote = remote;
  }

  @Override
  public HostPort remote() {
    return remote;
  }

  @Override
  public HostPort local() {
    return local;
  }

  @Override
  public int write(long address, int length) {
    int taken = Math.min(length, roomBytes);
    wasShort |= taken < length;
    roomBytes -= taken;
    written.writeBytes(Native.toBytes(address, taken));
    return taken;
  }

  @Override
  public void flush() {}

  @Override
  public void setReading(boolean wanted) {
    reading = wanted;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Lets so many more bytes in before writes become short. */
  void setRoom(int bytes) {
    roomBytes = bytes;
  }

  /** Whether a write was short since the last question. */
  boolean takeShort() {
    boolean was = wasShort;
    wasShort = false;
    return was;
  }

  /** What was taken and nobody read is there again. */
  void putBack(byte[] bytes, int from) {
    byte[] later = take();
    written.write(bytes, from, bytes.length - from);
    written.writeBytes(later);
  }

  byte[] take() {
    byte[] bytes = written.toByteArray();
    written.reset();
    return bytes;
  }
}
