package dev.baton.engine.base;

/**
 * The decompressor of LZF, as RDB strings and the inner nodes of lists use it. A control byte below
 * 32 announces that many plus one literal bytes; any other holds a length in its upper three bits
 * (seven means that the next byte adds to it) and, with the byte after it, a distance backwards.
 */
public final class Lzf {
  private static final int LITERAL_LIMIT = 32;
  private static final int LONG_MATCH = 7;

  private Lzf() {}

  /**
   * Restores {@code expandedLength} bytes; false when the input is not LZF or does not yield
   * exactly that many.
   */
  public static boolean decompress(long source, int sourceLength, long target, int expandedLength) {
    int in = 0;
    int out = 0;
    while (in < sourceLength) {
      int control = byteAt(source, in++);
      if (control < LITERAL_LIMIT) {
        int length = control + 1;
        if (in + length > sourceLength || out + length > expandedLength) {
          return false;
        }
        Native.copy(source + in, target + out, length);
        in += length;
        out += length;
      } else {
        int length = control >>> 5;
        if (length == LONG_MATCH) {
          if (in >= sourceLength) {
            return false;
          }
          length += byteAt(source, in++);
        }
        if (in >= sourceLength) {
          return false;
        }
        int from = out - ((control & 0x1f) << 8) - byteAt(source, in++) - 1;
        length += 2;
        if (from < 0 || out + length > expandedLength) {
          return false;
        }
        repeat(target + from, target + out, length);
        out += length;
      }
    }
    return out == expandedLength;
  }

  /** Copies forwards; the ranges may overlap on purpose: a short pattern repeats itself. */
  private static void repeat(long source, long target, int length) {
    long from = source;
    int done = 0;
    // What is there already has all of the pattern: each round copies twice as much of it.
    while (done < length) {
      int part = (int) Math.min(length - done, target + done - from);
      Native.copy(from, target + done, part);
      done += part;
    }
  }

  private static int byteAt(long source, int offset) {
    return Byte.toUnsignedInt(Native.getByte(source + offset));
  }
}
