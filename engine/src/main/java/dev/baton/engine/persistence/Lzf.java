package dev.baton.engine.persistence;

/**
 * The decompressor of LZF, as RDB strings use it. A control byte below 32 announces that many plus
 * one literal bytes; any other holds a length in its upper three bits (seven means that the next
 * byte adds to it) and, with the byte after it, a distance backwards.
 */
final class Lzf {
  private static final int LITERAL_LIMIT = 32;
  private static final int LONG_MATCH = 7;

  private Lzf() {}

  /**
   * Restores {@code expandedLength} bytes.
   *
   * @throws RdbFormatException when the input is not LZF or does not yield exactly that many bytes
   */
  static byte[] decompress(byte[] source, int expandedLength) {
    byte[] target = new byte[expandedLength];
    int in = 0;
    int out = 0;
    while (in < source.length) {
      int control = source[in++] & 0xff;
      if (control < LITERAL_LIMIT) {
        int length = control + 1;
        demand(in + length <= source.length && out + length <= expandedLength);
        System.arraycopy(source, in, target, out, length);
        in += length;
        out += length;
      } else {
        int length = control >>> 5;
        if (length == LONG_MATCH) {
          demand(in < source.length);
          length += source[in++] & 0xff;
        }
        demand(in < source.length);
        int from = out - ((control & 0x1f) << 8) - (source[in++] & 0xff) - 1;
        length += 2;
        demand(from >= 0 && out + length <= expandedLength);
        // The ranges may overlap on purpose: a short pattern repeats itself.
        for (int i = 0; i < length; i++) {
          target[out++] = target[from++];
        }
      }
    }
    demand(out == expandedLength);
    return target;
  }

  private static void demand(boolean condition) {
    if (!condition) {
      throw new RdbFormatException("a compressed string is damaged");
    }
  }
}
