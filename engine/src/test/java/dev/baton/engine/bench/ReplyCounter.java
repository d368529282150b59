package dev.baton.engine.bench;

import java.nio.ByteBuffer;

/**
 * Counts the replies of one connection that are lines or bulk strings, wherever a read cuts them.
 * Errors are counted, too.
 */
final class ReplyCounter {
  private long skipped;
  private long length;
  private byte type;
  private boolean hasLength;
  private boolean isNegative;
  private long errors;

  /** How many errors were replied. */
  long errors() {
    return errors;
  }

  /** Takes what was read; returns how many replies it completed. */
  int take(ByteBuffer bytes) {
    int complete = 0;
    int at = bytes.position();
    int end = bytes.limit();
    while (at < end) {
      if (skipped > 0) {
        long step = Math.min(skipped, end - at);
        skipped -= step;
        at += (int) step;
        complete += skipped == 0 ? 1 : 0;
        continue;
      }
      complete += takeByte(bytes.get(at++));
    }
    bytes.position(end);
    return complete;
  }

  private int takeByte(byte character) {
    if (type == 0) {
      type = character;
      length = 0;
      hasLength = character == '$';
      isNegative = false;
      return 0;
    }
    if (character == '\n') {
      boolean isBulk = hasLength && !isNegative;
      errors += type == '-' ? 1 : 0;
      type = 0;
      skipped = isBulk ? length + 2 : 0;
      return isBulk ? 0 : 1;
    }
    if (hasLength && character == '-') {
      isNegative = true;
    } else if (hasLength && character != '\r') {
      length = length * 10 + (character - '0');
    }
    return 0;
  }
}
