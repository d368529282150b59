package dev.baton.engine.command.bitmap;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/** Reads the place of a bit, which must lie inside of the longest string that may be made. */
final class BitOffset {
  private static final String OUT_OF_RANGE = "ERR bit offset is not an integer or out of range";
  // What a view can address: Java sizes are ints.
  private static final long BYTES_MAX = Integer.MAX_VALUE - 1024;

  private BitOffset() {}

  /** Word {@code word} as an offset in bits. */
  static long of(Call call, int word) {
    return checked(call, call.integer(word, OUT_OF_RANGE));
  }

  /** As {@link #of(Call, int)}; after a number sign in units of {@code width} bits. */
  static long of(Call call, int word, int width) {
    long text = call.address(word);
    int length = call.length(word);
    if (length == 0 || Native.getByte(text) != '#') {
      return of(call, word);
    }
    if (!Integers.isCanonicalLong(text + 1, length - 1)) {
      throw new Refusal(OUT_OF_RANGE);
    }
    long index = Integers.parse(text + 1, length - 1);
    return checked(call, index > Long.MAX_VALUE / width ? -1 : index * width);
  }

  private static long checked(Call call, long offset) {
    long limitBytes = call.session().isPrimaryLink() ? BYTES_MAX : call.settings().bulkBytesMax();
    if (offset < 0 || offset >>> 3 >= Math.min(limitBytes, BYTES_MAX)) {
      throw new Refusal(OUT_OF_RANGE);
    }
    return offset;
  }
}
