package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.plan.Planner;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a silent primary is looked at again: no later than it may be replaced. */
final class LastLookTest {
  private final Scenario scenario = new Scenario(null);
  private final World world = scenario.world;

  @BeforeEach
  void start() {
    world.applySpec(3, "v1");
    assertThat(scenario.settle(1_000)).isTrue();
  }

  @Test
  void theLastLookBeginsAsMuchEarlierAsItTakesItself() {
    silenceForMs(4_700);
    assertThat(lookAgainMs()).isEqualTo(100);
  }

  @Test
  void theLookBeforeThatIsTheOneThatLeadsClientsAway() {
    silenceForMs(3_500);
    assertThat(lookAgainMs()).isEqualTo(300);
  }

  @Test
  void aLookThatWasTooEarlyIsRepeatedTheMomentThePrimaryMayBeReplaced() {
    silenceForMs(4_800);
    assertThat(lookAgainMs()).isEqualTo(200);
  }

  @Test
  void aShortDetectAfterCountsAsTwoSeconds() {
    world.detectAfterMs = 1_000;
    silenceForMs(1_500);
    assertThat(lookAgainMs()).isEqualTo(300);
  }

  private void silenceForMs(long silentMs) {
    FakePod primary = Objects.requireNonNull(world.pod("orders-0"));
    primary.busy = true;
    primary.silentSinceMs = world.nowMs - silentMs;
  }

  private long lookAgainMs() {
    return Planner.plan(scenario.observe()).lookAgainMs();
  }
}
