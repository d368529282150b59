package dev.baton.engine.base;

import java.util.Arrays;

/**
 * Compresses strings in the form {@link Lzf} reads: greedily, by a table that remembers where each
 * group of three bytes was seen last. From one place in native memory to another; the table, which
 * is all it has on the heap, serves one string after the other.
 *
 * <pre>
 *   000lllll                      that many + 1 literal bytes follow
 *   lllooooo oooooooo             l + 2 bytes from o + 1 bytes before; 1 &lt;= l &lt;= 6
 *   111ooooo llllllll oooooooo    l + 9 bytes from o + 1 bytes before
 * </pre>
 */
public final class LzfCompressor {
  private static final int TABLE_BITS = 14;
  private static final int LITERALS_MAX = 32;
  private static final int DISTANCE_MAX = 1 << 13;
  private static final int MATCH_MIN = 3;
  private static final int MATCH_MAX = 264;
  private static final int SHORT_MATCH_MAX = 8;

  // Where in the source a group of bytes begins, above the base of that source: what is not above
  // the base belongs to a source before, so that the table need not be cleared for each.
  private final int[] seen = new int[1 << TABLE_BITS];
  private int base;
  private int lastLength;
  private long target;
  private int out;
  private int limit;
  private int literals;
  // The length of the match that was found last.
  private int matched;

  /**
   * Compresses {@code length} bytes into a place of {@code room} bytes; returns how many of these
   * it took, zero when they were too few.
   */
  public int compress(long source, int length, long into, int room) {
    prepare(length, into, room);
    int in = 0;
    while (in < length) {
      int match = in + MATCH_MIN <= length ? findMatch(source, in, length) : 0;
      boolean hasRoom = match == 0 ? putLiteral(source, in) : putMatch(match);
      if (!hasRoom) {
        return 0;
      }
      in += match == 0 ? 1 : matched;
    }
    closeLiterals();
    return out;
  }

  private void prepare(int length, long into, int room) {
    base += lastLength;
    lastLength = length;
    if (base > Integer.MAX_VALUE - length - 1) {
      Arrays.fill(seen, 0);
      base = 0;
    }
    target = into;
    limit = room;
    // The first byte is where the number of the first literals will be.
    out = 1;
    literals = 0;
  }

  /** Remembers the group at {@code in}; returns how far back it was seen before, zero if not. */
  private int findMatch(long source, int in, int length) {
    int slot = slot(source + in);
    int before = seen[slot] - base - 1;
    seen[slot] = base + in + 1;
    int distance = in - before;
    if (before < 0 || distance > DISTANCE_MAX) {
      return 0;
    }
    int most = Math.min(MATCH_MAX, length - in);
    matched = sameBytes(source + before, source + in, most);
    return matched < MATCH_MIN ? 0 : distance;
  }

  /** How many bytes from here on are the same, {@code most} at most. */
  private static int sameBytes(long one, long other, int most) {
    int same = 0;
    for (; same + Long.BYTES <= most; same += Long.BYTES) {
      long difference =
          Native.getLongLittleEndian(one + same) ^ Native.getLongLittleEndian(other + same);
      if (difference != 0) {
        return same + Long.numberOfTrailingZeros(difference) / Byte.SIZE;
      }
    }
    while (same < most && Native.getByte(one + same) == Native.getByte(other + same)) {
      same++;
    }
    return same;
  }

  private boolean putLiteral(long source, int in) {
    if (out + 2 > limit) {
      return false;
    }
    Native.putByte(target + out++, Native.getByte(source + in));
    literals++;
    if (literals == LITERALS_MAX) {
      closeLiterals();
      out++;
    }
    return true;
  }

  private boolean putMatch(int distance) {
    // Three bytes at most, and one for the literals after them.
    if (out + 4 > limit) {
      return false;
    }
    closeLiterals();
    int offset = distance - 1;
    int high = offset >>> 8;
    if (matched <= SHORT_MATCH_MAX) {
      put((matched - 2) << 5 | high);
    } else {
      put(7 << 5 | high);
      put(matched - 9);
    }
    put(offset);
    out++;
    return true;
  }

  /** Writes how many literals there were before them; without any their byte is given back. */
  private void closeLiterals() {
    if (literals == 0) {
      out--;
    } else {
      Native.putByte(target + out - literals - 1, (byte) (literals - 1));
      literals = 0;
    }
  }

  private void put(int value) {
    Native.putByte(target + out++, (byte) value);
  }

  private static int slot(long text) {
    int three =
        (Native.getByte(text) & 0xff)
            | (Native.getByte(text + 1) & 0xff) << 8
            | (Native.getByte(text + 2) & 0xff) << 16;
    // The multiplier spreads the 24 bits over the upper ones.
    return (three * 0x9e3779b1) >>> (Integer.SIZE - TABLE_BITS);
  }
}
