package dev.baton.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Durations are kept with two digits, in the cells and steps that Redis prints. */
final class HistogramTest {
  private final Histogram histogram = new Histogram();

  @Test
  void percentilesAreTheHighestDurationsOfTheirCells() {
    histogram.add(8000);
    assertThat(histogram.percentileNanos(50)).isEqualTo(8031);
    histogram.add(166_000);
    assertThat(histogram.percentileNanos(50)).isEqualTo(8031);
    assertThat(histogram.percentileNanos(99.9)).isEqualTo(166_911);
    assertThat(histogram.count()).isEqualTo(2);
  }

  @Test
  void everyDurationLiesInACellOfLessThanOnePercent() {
    for (long nanos = 1; nanos < 1_000_000_000; nanos = nanos * 11 / 10 + 1) {
      Histogram one = new Histogram();
      one.add(nanos);
      long shown = one.percentileNanos(100);
      assertThat(shown).isBetween(nanos, nanos + nanos / 127);
    }
  }

  @Test
  void durationsOutOfRangeCountAsTheNearest() {
    histogram.add(0);
    histogram.add(Long.MAX_VALUE);
    assertThat(histogram.percentileNanos(1)).isEqualTo(1);
    assertThat(histogram.percentileNanos(100)).isBetween(1_000_000_000L, 1_010_000_000L);
  }

  @Test
  void stepsDoubleAndLeaveOutWhatAddsNothing() {
    histogram.add(500);
    histogram.add(3000);
    histogram.add(3100);
    histogram.add(40_000);
    assertThat(histogram.steps())
        .isEqualTo(
            List.of(new Histogram.Step(1, 1), new Histogram.Step(4, 3), new Histogram.Step(66, 4)));
    assertThat(new Histogram().steps()).isEmpty();
  }
}
