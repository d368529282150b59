package dev.baton.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Time that goes on when the wall clock is set back. */
final class OnwardTimeTest {
  private long wallMs = 1_000_000;
  private long steadyMs = 5;
  private final OnwardTime time = new OnwardTime(() -> steadyMs);

  private long after(long passedMs) {
    wallMs += passedMs;
    steadyMs += passedMs;
    return time.at(wallMs);
  }

  @Test
  void itIsTheWallClocksWhereThatRunsOn() {
    assertThat(after(0)).isEqualTo(1_000_000);
    assertThat(after(7)).isEqualTo(1_000_007);
    wallMs += 60_000;
    assertThat(after(0)).as("the clock is set forward").isEqualTo(1_060_007);
  }

  @Test
  void itGoesOnAtHalfSpeedAfterTheClockWasSetBack() {
    after(0);
    wallMs -= 3_600_000;
    assertThat(after(0)).isEqualTo(1_000_000);
    assertThat(after(1)).isEqualTo(1_000_000);
    assertThat(after(1)).as("halves add up").isEqualTo(1_000_001);
    assertThat(after(2_000)).isEqualTo(1_001_001);
  }

  @Test
  void itIsTheWallClocksAgainWhereThatHasCaughtUp() {
    after(0);
    wallMs -= 1_000;
    after(0);
    assertThat(after(1_000)).isEqualTo(1_000_500);
    assertThat(after(2_000)).isEqualTo(1_002_000);
    assertThat(after(10)).isEqualTo(1_002_010);
    wallMs -= 100;
    assertThat(after(0)).as("set back once more").isEqualTo(1_002_010);
    assertThat(after(100)).isEqualTo(1_002_060);
  }
}
