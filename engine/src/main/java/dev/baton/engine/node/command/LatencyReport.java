package dev.baton.engine.node.command;

import dev.baton.engine.metrics.LatencyMonitor;
import java.util.List;
import java.util.Locale;

/** What the delays seen so far mean, in words. */
final class LatencyReport {
  private LatencyReport() {}

  static String of(List<LatencyMonitor.Event> events, long thresholdMs) {
    if (events.isEmpty()) {
      return thresholdMs == 0
          ? "Delays are not watched: set latency-monitor-threshold to the milliseconds from which"
              + " on a delay counts.\n"
          : "No delay of " + thresholdMs + " ms or more was seen.\n";
    }
    StringBuilder report = new StringBuilder("Delays were seen:\n\n");
    int number = 1;
    for (LatencyMonitor.Event event : events) {
      report.append(number).append(". ").append(line(event)).append('\n');
      number++;
    }
    return report.append('\n').append(advice(events)).toString();
  }

  private static String line(LatencyMonitor.Event event) {
    double mean =
        event.samples().stream().mapToLong(LatencyMonitor.Sample::latencyMs).average().orElse(0);
    return String.format(
        Locale.ROOT,
        "%s: %d seconds with delays, mean %.0f ms, worst %d ms.",
        event.name(),
        event.samples().size(),
        mean,
        event.maxMs());
  }

  private static String advice(List<LatencyMonitor.Event> events) {
    boolean slow = events.stream().anyMatch(event -> event.name().equals("command"));
    boolean fast = events.stream().anyMatch(event -> event.name().equals("fast-command"));
    String advice = slow ? "SLOWLOG GET shows which commands took long.\n" : "";
    return fast
        ? advice + "Fast commands are slow only when the machine is: look at its processors.\n"
        : advice;
  }
}
