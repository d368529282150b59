package dev.baton.engine.base;

/** Something that takes bytes in order: a client's output, a file being written, a transfer. */
public interface ByteSink {
  /** Appends one byte. */
  void write(byte value);

  /** Appends heap bytes, copied before this returns. */
  void write(byte[] source, int offset, int length);

  /** Appends native bytes, copied before this returns. */
  void write(long address, int length);

  /**
   * Native room for the next {@code bytes} bytes, for those who can write them in place; zero where
   * that is not possible, and then they are written as any others. {@link #commit} appends them.
   */
  default long reserve(int bytes) {
    return 0;
  }

  /** Appends the first {@code bytes} bytes of the room that was reserved last. */
  default void commit(int bytes) {
    throw new IllegalStateException("nothing was reserved");
  }

  /**
   * Appends native bytes without copying them, for those who can: they stay as they are until
   * {@code release} is run, once. False where that is not possible, and then nothing was done.
   */
  default boolean lend(long address, int length, Runnable release) {
    return false;
  }

  /** Appends all of {@code source}. */
  default void write(byte[] source) {
    write(source, 0, source.length);
  }
}
