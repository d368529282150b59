package dev.baton.engine.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts durations from a nanosecond to a second with an error below one percent, longer ones as a
 * second.
 *
 * <p>Each power of two is cut into 128 cells of equal width, so that two decimal digits are kept
 * whatever the size. The cells of a power of two are made when the first duration falls into them.
 * Percentiles and boundaries are those of an HdrHistogram with two digits, which is what Redis
 * prints.
 */
public final class Histogram {
  private static final int CELLS = 128;
  private static final int CELL_BITS = 7;
  private static final long MAX_NANOS = 1_000_000_000;
  private static final int ROWS = 64 - Long.numberOfLeadingZeros(MAX_NANOS) - CELL_BITS + 1;
  // The first boundary of the distribution, about a microsecond.
  private static final int FIRST_BOUNDARY_BITS = 10;

  /**
   * How many durations were at most that long.
   *
   * @param micros the boundary, in microseconds
   * @param count durations up to it
   */
  public record Step(long micros, long count) {}

  // A row without cells has length zero.
  private final long[][] rows = new long[ROWS][0];
  private long count;

  /** Counts one duration. */
  public void add(long nanos) {
    long value = Math.clamp(nanos, 1, MAX_NANOS);
    int row = row(value);
    long[] cells = rows[row];
    if (cells.length == 0) {
      cells = new long[CELLS];
      rows[row] = cells;
    }
    cells[cell(value, row)]++;
    count++;
  }

  /** How many durations were counted. */
  public long count() {
    return count;
  }

  /** The duration in nanoseconds that {@code percent} of all do not exceed; 0 without any. */
  public long percentileNanos(double percent) {
    long wanted = Math.max(1, (long) (Math.min(percent, 100) / 100 * count + 0.5));
    long seen = 0;
    for (int row = 0; row < ROWS; row++) {
      long[] cells = rows[row];
      for (int cell = 0; cell < cells.length; cell++) {
        seen += cells[cell];
        if (seen >= wanted) {
          return highest(row, cell);
        }
      }
    }
    return 0;
  }

  /** The distribution over powers of two; boundaries that add nothing are left out. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    long before = 0;
    for (int bits = FIRST_BOUNDARY_BITS; before < count; bits++) {
      long boundary = 1L << bits;
      long upTo = boundary + (boundary >> CELL_BITS) - 1;
      long reached = countUpTo(upTo);
      if (reached > before) {
        steps.add(new Step(upTo / 1000, reached));
      }
      before = reached;
    }
    return steps;
  }

  private long countUpTo(long nanos) {
    long seen = 0;
    for (int row = 0; row < ROWS; row++) {
      long[] cells = rows[row];
      for (int cell = 0; cell < cells.length; cell++) {
        seen += highest(row, cell) <= nanos ? cells[cell] : 0;
      }
    }
    return seen;
  }

  /** Row 0 holds the durations below 128 ns one by one, row n those of n + 7 bits. */
  private static int row(long value) {
    return Math.max(0, 64 - Long.numberOfLeadingZeros(value) - CELL_BITS);
  }

  private static int cell(long value, int row) {
    return (int) (row == 0 ? value : (value >> widthBits(row)) - CELLS);
  }

  private static long highest(int row, int cell) {
    return row == 0 ? cell : ((long) (CELLS + cell + 1) << widthBits(row)) - 1;
  }

  private static int widthBits(int row) {
    return row - 1;
  }
}
