package dev.baton.engine.node.command;

import dev.baton.engine.metrics.LatencyMonitor;
import java.util.List;

/**
 * The delays of one event as columns of characters, the newest on the right; below each column
 * stands how long ago it was.
 */
final class LatencyGraph {
  private static final int ROWS = 4;
  private static final int COLUMNS_MAX = 60;
  private static final int AGE_ROWS = 4;
  private static final String RULE = "-".repeat(80);

  private LatencyGraph() {}

  static String of(String event, List<LatencyMonitor.Sample> all, long nowSeconds) {
    List<LatencyMonitor.Sample> samples =
        all.subList(Math.max(0, all.size() - COLUMNS_MAX), all.size());
    long high = samples.stream().mapToLong(LatencyMonitor.Sample::latencyMs).max().orElse(0);
    long low = samples.stream().mapToLong(LatencyMonitor.Sample::latencyMs).min().orElse(0);
    StringBuilder graph = new StringBuilder();
    graph.append(event).append(" - high ").append(high).append(" ms, low ").append(low);
    graph.append(" ms\n").append(RULE).append('\n');
    for (int row = ROWS; row > 0; row--) {
      for (LatencyMonitor.Sample sample : samples) {
        graph.append(mark(level(sample.latencyMs(), low, high), row));
      }
      graph.append('\n');
    }
    for (int row = 0; row < AGE_ROWS; row++) {
      for (LatencyMonitor.Sample sample : samples) {
        String age = age(nowSeconds - sample.atSeconds());
        graph.append(row < age.length() ? age.charAt(row) : ' ');
      }
      graph.append('\n');
    }
    return graph.toString();
  }

  /** From one row for the lowest to all rows for the highest. */
  private static int level(long latencyMs, long low, long high) {
    return high == low ? ROWS : 1 + (int) ((latencyMs - low) * (ROWS - 1) / (high - low));
  }

  private static char mark(int level, int row) {
    if (row > level) {
      return ' ';
    }
    return row == level ? '#' : '|';
  }

  private static String age(long seconds) {
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m";
    }
    return seconds < 24 * 3600 ? seconds / 3600 + "h" : seconds / (24 * 3600) + "d";
  }
}
