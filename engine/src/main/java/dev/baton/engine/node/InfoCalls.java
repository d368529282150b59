package dev.baton.engine.node;

import dev.baton.engine.metrics.CommandStatistics;
import dev.baton.engine.metrics.Histogram;
import java.util.Locale;

/** How often each command was called, and how long it took. */
final class InfoCalls implements InfoSection {
  private final CallRecords records;

  InfoCalls(CallRecords records) {
    this.records = records;
  }

  @Override
  public String title() {
    return "Commandstats";
  }

  @Override
  public boolean isDetail() {
    return true;
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    for (CommandStatistics.OfCommand command : records.commands.all()) {
      double each = command.calls() == 0 ? 0 : (double) command.micros() / command.calls();
      String text =
          String.format(
              Locale.ROOT,
              "calls=%d,usec=%d,usec_per_call=%.2f,rejected_calls=%d,failed_calls=%d",
              command.calls(),
              command.micros(),
              each,
              command.rejected(),
              command.failed());
      out.field("cmdstat_" + command.name(), text);
    }
  }

  /** The percentiles of the durations. */
  static final class Latencies implements InfoSection {
    private final CallRecords records;
    private final PercentileList percentiles;

    Latencies(CallRecords records, PercentileList percentiles) {
      this.records = records;
      this.percentiles = percentiles;
    }

    @Override
    public String title() {
      return "Latencystats";
    }

    @Override
    public boolean isDetail() {
      return true;
    }

    @Override
    public void write(InfoWriter out, long nowMs) {
      for (CommandStatistics.OfCommand command : records.commands.all()) {
        Histogram histogram = command.latencies();
        if (histogram != null) {
          String text = percentiles.of(histogram);
          out.field("latency_percentiles_usec_" + command.name(), text);
        }
      }
    }
  }

  /** How often each kind of error was replied. */
  static final class Errors implements InfoSection {
    private final CallRecords records;

    Errors(CallRecords records) {
      this.records = records;
    }

    @Override
    public String title() {
      return "Errorstats";
    }

    @Override
    public void write(InfoWriter out, long nowMs) {
      records
          .errors
          .counts()
          .forEach((code, count) -> out.field("errorstat_" + code, "count=" + count));
    }
  }
}
