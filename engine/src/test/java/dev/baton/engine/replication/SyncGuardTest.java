package dev.baton.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which snapshots may replace data of epoch 5 that stands at offset 1000. */
final class SyncGuardTest {
  private static final String OTHER = "b".repeat(40);

  private final History held = new History(() -> 7);

  @BeforeEach
  void holdEpochFiveAtOffsetOneThousand() {
    held.adopt("a".repeat(40), 1000);
    held.learnEpoch(5);
  }

  @Test
  void aPromotionThatIsNewerIsTakenEvenIfItHasLess() {
    assertThat(SyncGuard.YES.refuse(held, OTHER, 10, 6)).isNull();
  }

  @Test
  void anOlderPromotionIsRefusedEvenIfItHasMore() {
    assertThat(SyncGuard.YES.refuse(held, OTHER, 5000, 4)).isEqualTo("its epoch 4 is older than 5");
  }

  @Test
  void whoHasLessOfTheSameEpochIsRefused() {
    assertThat(SyncGuard.YES.refuse(held, OTHER, 999, 5))
        .isEqualTo("it stands at offset 999, we at 1000 of the same epoch");
    assertThat(SyncGuard.YES.refuse(held, OTHER, 1000, 5)).isNull();
  }

  @Test
  void anEmptyPrimaryOfAnotherHistoryIsRefusedEvenIfItIsNewer() {
    assertThat(SyncGuard.YES.refuse(held, OTHER, 0, 6))
        .isEqualTo("it is empty, and its history is another one");
  }

  @Test
  void aPrimaryThatAnnouncesNoEpochIsOnlyRefusedByTheStrictGuard() {
    assertThat(SyncGuard.YES.refuse(held, OTHER, 0, SyncGuard.NO_EPOCH)).isNull();
    assertThat(SyncGuard.STRICT.refuse(held, OTHER, 5000, SyncGuard.NO_EPOCH))
        .isEqualTo("it announces no epoch");
    assertThat(SyncGuard.STRICT.refuse(held, OTHER, 5000, 5)).isNull();
  }

  @Test
  void withoutTheGuardEverythingIsTaken() {
    assertThat(SyncGuard.NO.refuse(held, OTHER, 0, 0)).isNull();
  }
}
