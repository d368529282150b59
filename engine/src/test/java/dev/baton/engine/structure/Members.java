package dev.baton.engine.structure;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.memory.Memory;
import java.nio.charset.StandardCharsets;

/** Members for tests: blocks of four bytes length and a text. */
final class Members implements RankingMembers, AutoCloseable {
  private final Memory memory;
  private final NativeBuffer buffer = new NativeBuffer(256);

  Members(Memory memory) {
    this.memory = memory;
  }

  long create(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    long entry = memory.allocate(4L + bytes.length);
    memory.putInt(entry, bytes.length);
    memory.copyIn(bytes, 0, entry + 4, bytes.length);
    return entry;
  }

  void free(long entry) {
    memory.free(entry, 4L + textLength(entry));
  }

  String text(long entry) {
    return new String(
        memory.toBytes(textAddress(entry), textLength(entry)), StandardCharsets.ISO_8859_1);
  }

  long place(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Native.copy(bytes, 0, buffer.address(), bytes.length);
    return buffer.address();
  }

  @Override
  public long textAddress(long entry) {
    return entry + 4;
  }

  @Override
  public int textLength(long entry) {
    return memory.getInt(entry);
  }

  @Override
  public void close() {
    buffer.close();
  }
}
