package dev.baton.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Slices end by the clock, and leave clients their time. */
final class SnapshotPaceTest {
  private static final long LARGE = 1_000_000_000_000L;

  private long nowMicros;
  private long requests;
  private long leftWork = LARGE;
  private long microsPerStep;
  private final SnapshotPace pace = new SnapshotPace(() -> nowMicros, () -> requests);

  private final SlicedWriter writer =
      (_, workMax) -> {
        nowMicros += microsPerStep;
        leftWork -= workMax;
        return leftWork <= 0;
      };

  @Test
  void slowWorkIsDoneInSmallerSlices() {
    microsPerStep = 150;

    assertThat(pace.writeSlice(writer, new Collected())).isFalse();

    assertThat(nowMicros).isEqualTo(300);
  }

  @Test
  void fastWorkEndsWithItsSlice() {
    microsPerStep = 1;

    assertThat(pace.writeSlice(writer, new Collected())).isFalse();

    assertThat(LARGE - leftWork).isEqualTo(SlicedWriter.SLICE_WORK);
  }

  @Test
  void whatIsLeftIsTold() {
    leftWork = 1;

    assertThat(pace.writeSlice(writer, new Collected())).isTrue();
  }

  @Test
  void clientsThatAreServedKeepHalfOfTheTime() {
    microsPerStep = 10;
    long written = 0;
    for (long end = nowMicros + 1_000_000; nowMicros < end; requests++) {
      if (pace.isDue()) {
        long before = nowMicros;
        assertThat(pace.writeSlice(writer, new Collected())).isFalse();
        written += nowMicros - before;
      } else {
        nowMicros += 20;
      }
    }

    assertThat(written).isBetween(490_000L, 510_000L);
  }

  @Test
  void nobodyIsWaitedForWhenNobodySendsRequests() {
    microsPerStep = 10;
    nowMicros += 20_000;
    for (int slice = 0; slice < 1_000; slice++) {
      assertThat(pace.isDue()).isTrue();
      assertThat(pace.writeSlice(writer, new Collected())).isFalse();
    }
  }

  @Test
  void clockThatStandsStillHoldsNothingUp() {
    for (int slice = 0; slice < 1_000; slice++) {
      requests++;
      assertThat(pace.isDue()).isTrue();
      assertThat(pace.writeSlice(writer, new Collected())).isFalse();
    }
  }
}
