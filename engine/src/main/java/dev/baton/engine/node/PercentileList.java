package dev.baton.engine.node;

import dev.baton.engine.config.Configuration;
import dev.baton.engine.metrics.Histogram;
import java.util.Locale;
import java.util.StringJoiner;

/** The percentiles that latency-tracking-info-percentiles asks for. */
final class PercentileList {
  private final Configuration configuration;

  PercentileList(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Their values in microseconds, such as {@code p50=1.003,p99=9.023}. */
  String of(Histogram histogram) {
    StringJoiner text = new StringJoiner(",");
    for (String word : configuration.textOf("latency-tracking-info-percentiles").split(" ", -1)) {
      if (!word.isEmpty()) {
        double percent = Double.parseDouble(word);
        double micros = histogram.percentileNanos(percent) / 1000.0;
        text.add(String.format(Locale.ROOT, "p%s=%.3f", shortest(percent), micros));
      }
    }
    return text.toString();
  }

  private static String shortest(double percent) {
    boolean whole = percent == Math.rint(percent);
    return whole ? Long.toString((long) percent) : Double.toString(percent);
  }
}
