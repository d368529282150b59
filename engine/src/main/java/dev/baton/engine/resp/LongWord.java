package dev.baton.engine.resp;

import dev.baton.engine.base.Native;

/**
 * A very long word of the oldest request, which is received into a block of a {@link WordStore}
 * instead of the query buffer: it is copied once, bit by bit as it arrives, and a command can keep
 * the block. The buffer then holds everything but the word itself.
 */
final class LongWord {
  /** Shorter words are copied in less time than finding a block for them would save. */
  static final int BYTES_MIN = 1 << 20;

  // An announcement costs its sender nothing: the block is asked for once so much has arrived.
  private static final int BELIEVED_FACTOR = 256;

  // Expected in parts of a huge page, and so far ahead that they are ready when their bytes come.
  private static final int PART_BYTES = 1 << 21;
  private static final int AHEAD_BYTES = 4 * PART_BYTES;

  private final WordStore store;
  private int offset;
  private long address;
  private int length;
  private int received;
  private int expected;

  LongWord(WordStore store) {
    this.store = store;
  }

  /** Whether a word of which {@code present} bytes are here is received in this way from now on. */
  static boolean isWorth(int wordLength, int present) {
    return wordLength >= BYTES_MIN
        && present < wordLength
        && (long) present * BELIEVED_FACTOR >= wordLength;
  }

  /**
   * Begins with a word whose place is so far behind the start of the buffer; false when there is no
   * block for it.
   */
  boolean begin(int wordOffset, int wordLength, long start, int present) {
    address = store.allocate(wordLength);
    if (address == 0) {
      return false;
    }
    offset = wordOffset;
    length = wordLength;
    expected = PART_BYTES;
    append(start, present);
    return true;
  }

  /** Takes what belongs to the word; returns how many bytes that were. */
  int append(long source, int available) {
    int part = Math.min(available, length - received);
    if (part > 0) {
      Native.copy(source, address + received, part);
      received += part;
      expectMore();
    }
    return part;
  }

  private void expectMore() {
    while (expected < length && expected - received < AHEAD_BYTES) {
      int part = Math.min(PART_BYTES, length - expected);
      store.expect(address + expected, part);
      expected += part;
    }
  }

  /** Whether the word at this place of the buffer is the one received here. */
  boolean isAt(int wordOffset) {
    return offset == wordOffset;
  }

  boolean isComplete() {
    return received == length;
  }

  long address() {
    return address;
  }

  int heldBytes() {
    return address == 0 ? 0 : length;
  }

  int receivedBytes() {
    return received;
  }

  /** Leaves the block to who asks for it. */
  void handOver() {
    address = 0;
  }

  /** Frees a block that nobody has taken. */
  void discard() {
    if (address != 0) {
      store.free(address, length);
    }
    address = 0;
  }
}
