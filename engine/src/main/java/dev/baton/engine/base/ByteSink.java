package dev.baton.engine.base;

/** Something that takes bytes in order: a client's output, a file being written, a transfer. */
public interface ByteSink {
  /** Appends one byte. */
  void write(byte value);

  /** Appends heap bytes, copied before this returns. */
  void write(byte[] source, int offset, int length);

  /** Appends native bytes, copied before this returns. */
  void write(long address, int length);

  /** Appends all of {@code source}. */
  default void write(byte[] source) {
    write(source, 0, source.length);
  }
}
