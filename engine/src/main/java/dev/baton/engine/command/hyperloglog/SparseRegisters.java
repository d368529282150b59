package dev.baton.engine.command.hyperloglog;

import dev.baton.engine.memory.Memory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Registers as runs of equal ones, the form of a sketch that has seen few elements. The bytes are
 * those of Redis, which a change leaves exactly as Redis would:
 *
 * <pre>
 *   00xxxxxx           1 to 64 registers of zero
 *   01xxxxxx xxxxxxxx  1 to 16384 registers of zero
 *   1vvvvvxx           1 to 4 registers with a value from 1 to 32
 * </pre>
 *
 * <p>The bytes are copied here to be changed, and back when that is done. They may come from
 * anybody and be wrong.
 */
final class SparseRegisters {
  /** What became of a register that was to be raised. */
  enum Outcome {
    /** It has the value now. */
    RAISED,
    /** It has that value or a larger one. */
    KEPT,
    /** It must become dense first: the value or the form would be too large. */
    TOO_SMALL,
    /** The bytes are none of these registers. */
    BROKEN
  }

  /** The longest form that can be right: all registers one by one in two bytes each. */
  static final int BYTES_MAX = 2 * Registers.COUNT;

  private static final int VALUE_MAX = 32;
  private static final int VALUE_RUN_MAX = 4;
  private static final int ZERO_RUN_MAX = 64;
  // A run may be looked up a byte beyond the end, and three bytes longer after a change.
  private static final int MARGIN = 8;
  private static final int RUNS_TO_JOIN = 5;

  private byte[] bytes = new byte[256];
  private int length;
  private final byte[] replacement = new byte[5];

  /** Sets all registers to zero. */
  void clear() {
    length = putZeros(bytes, 0, Registers.COUNT);
    bytes[length] = 0;
  }

  /** Takes registers from native memory; at most {@link #BYTES_MAX} bytes. */
  void load(Memory memory, long address, int count) {
    if (bytes.length < count + MARGIN) {
      bytes = new byte[count + count / 2 + MARGIN];
    }
    System.arraycopy(memory.toBytes(address, count), 0, bytes, 0, count);
    length = count;
    bytes[length] = 0;
  }

  /** Copies the registers to native memory with room for {@link #length} bytes. */
  void store(Memory memory, long address) {
    memory.copyIn(bytes, 0, address, length);
  }

  /** What the registers take. */
  int length() {
    return length;
  }

  // ---- reading

  /** Adds all to {@code joined}; false when they are broken. */
  boolean joinInto(Registers joined) {
    int index = 0;
    for (int at = 0; at < length; at += width(at)) {
      int run = run(at);
      if (isValue(at)) {
        if (index + run > Registers.COUNT) {
          return false;
        }
        for (int i = 0; i < run; i++) {
          joined.raise(index + i, value(at));
        }
      }
      index += run;
    }
    return index == Registers.COUNT;
  }

  /** Counts the registers of each value; null when they are broken. */
  int @Nullable [] histogram() {
    int[] histogram = new int[DenseRegisters.VALUES];
    int index = 0;
    for (int at = 0; at < length; at += width(at)) {
      histogram[isValue(at) ? value(at) : 0] += run(at);
      index += run(at);
    }
    return index == Registers.COUNT ? histogram : null;
  }

  /** The runs as PFDEBUG DECODE shows them. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < length; at += width(at)) {
      if (isValue(at)) {
        text.append("v:").append(value(at)).append(',').append(run(at)).append(' ');
      } else {
        text.append(width(at) == 2 ? "Z:" : "z:").append(run(at)).append(' ');
      }
    }
    return text.toString().stripTrailing();
  }

  // ---- changing

  /** Raises a register, as long as the registers then take no more than {@code bytesMax}. */
  Outcome raise(int index, int value, long bytesMax) {
    if (value > VALUE_MAX) {
      return Outcome.TOO_SMALL;
    }
    int before = -1;
    int at = 0;
    int first = 0;
    while (at < length && index >= first + run(at)) {
      first += run(at);
      before = at;
      at += width(at);
    }
    if (at >= length) {
      return Outcome.BROKEN;
    }
    if (isValue(at) && value(at) >= value) {
      return Outcome.KEPT;
    }
    if (run(at) == 1 && width(at) == 1) {
      bytes[at] = valueRun(value, 1);
    } else if (!split(at, first, index, value, bytesMax)) {
      return Outcome.TOO_SMALL;
    }
    joinRuns(Math.max(before, 0));
    return Outcome.RAISED;
  }

  /** Puts two or three runs in the place of one; false when that would take too much. */
  private boolean split(int at, int first, int index, int value, long bytesMax) {
    int last = first + run(at) - 1;
    int made = putRun(at, 0, index - first);
    replacement[made++] = valueRun(value, 1);
    made = putRun(at, made, last - index);
    int grows = made - width(at);
    if (grows > 0 && length + grows > bytesMax) {
      return false;
    }
    if (bytes.length < length + grows + MARGIN) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length + MARGIN);
    }
    int next = at + width(at);
    if (next < length) {
      System.arraycopy(bytes, next, bytes, next + grows, length - next);
    }
    System.arraycopy(replacement, 0, bytes, at, made);
    length += grows;
    bytes[length] = 0;
    return true;
  }

  /** Adds {@code run} registers like those at {@code at} to the replacement. */
  private int putRun(int at, int made, int run) {
    if (run == 0) {
      return made;
    }
    if (isValue(at)) {
      replacement[made] = valueRun(value(at), run);
      return made + 1;
    }
    return putZeros(replacement, made, run);
  }

  /** Joins neighbours of equal value from {@code start} on, as far as a change can have reached. */
  private void joinRuns(int start) {
    int at = start;
    for (int left = RUNS_TO_JOIN; at < length && left > 0; left--) {
      boolean joins =
          isValue(at)
              && at + 1 < length
              && isValue(at + 1)
              && value(at) == value(at + 1)
              && run(at) + run(at + 1) <= VALUE_RUN_MAX;
      if (joins) {
        bytes[at + 1] = valueRun(value(at), run(at) + run(at + 1));
        System.arraycopy(bytes, at + 1, bytes, at, length - at - 1);
        length--;
        bytes[length] = 0;
      } else {
        at += width(at);
      }
    }
  }

  // ---- runs

  private boolean isValue(int at) {
    return bytes[at] < 0;
  }

  /** How many bytes the run takes. */
  private int width(int at) {
    return (bytes[at] & 0xc0) == 0x40 ? 2 : 1;
  }

  /** How many registers the run has. */
  private int run(int at) {
    if (isValue(at)) {
      return (bytes[at] & 3) + 1;
    }
    int low = bytes[at] & 0x3f;
    return (width(at) == 2 ? low << 8 | Byte.toUnsignedInt(bytes[at + 1]) : low) + 1;
  }

  private int value(int at) {
    return (bytes[at] >>> 2 & 0x1f) + 1;
  }

  private static byte valueRun(int value, int run) {
    return (byte) (0x80 | (value - 1) << 2 | (run - 1));
  }

  private static int putZeros(byte[] target, int at, int run) {
    if (run <= ZERO_RUN_MAX) {
      target[at] = (byte) (run - 1);
      return at + 1;
    }
    target[at] = (byte) (0x40 | (run - 1) >>> 8);
    target[at + 1] = (byte) (run - 1);
    return at + 2;
  }
}
