package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator's process ends after any step of a change of the primary, and another goes on. */
final class OperatorRestartTest {
  private static final int STEPS_MAX = 12;

  static IntStream steps() {
    return IntStream.rangeClosed(1, STEPS_MAX);
  }

  @ParameterizedTest(name = "after step {0}")
  @MethodSource("steps")
  void aFailoverIsFinished(int step) {
    Scenario scenario = playWithDeath(step, s -> s.world.kill(pod(s, "orders-0")));
    assertThat(scenario.world.status.primary()).isNotEqualTo("orders-0");
  }

  @ParameterizedTest(name = "after step {0}")
  @MethodSource("steps")
  void aPlannedMoveLosesNothing(int step) {
    Scenario scenario = playWithDeath(step, s -> s.world.applySpec(3, "v2"));
    assertThat(scenario.world.lost()).isEmpty();
  }

  @ParameterizedTest(name = "after step {0}")
  @MethodSource("steps")
  void aScaleDownPastThePrimaryLosesNothing(int step) {
    Scenario scenario = ready();
    List.of("orders-0", "orders-1").forEach(name -> scenario.world.kill(pod(scenario, name)));
    assertThat(scenario.settle(1_000)).isTrue();
    assertThat(scenario.world.status.primary()).isEqualTo("orders-2");
    List<String> lostBefore = scenario.world.lost();
    scenario.bounds.dieAfter(step);
    scenario.world.applySpec(2, "v1");
    assertThat(scenario.settle(1_000)).isTrue();
    assertThat(scenario.world.lost()).isEqualTo(lostBefore);
  }

  @ParameterizedTest(name = "after step {0}")
  @MethodSource("steps")
  void aFirstStartIsFinished(int step) {
    Scenario scenario = new Scenario(null);
    scenario.bounds.dieAfter(step);
    scenario.world.applySpec(3, "v1");
    assertThat(scenario.settle(1_000)).isTrue();
  }

  private static Scenario playWithDeath(int step, Consumer<Scenario> trouble) {
    Scenario scenario = ready();
    scenario.bounds.dieAfter(step);
    trouble.accept(scenario);
    assertThat(scenario.settle(1_000)).as(String.join("\n", scenario.describe())).isTrue();
    return scenario;
  }

  private static Scenario ready() {
    Scenario scenario = new Scenario(null);
    scenario.world.applySpec(3, "v1");
    assertThat(scenario.settle(1_000)).isTrue();
    scenario.clientsWrite(true);
    scenario.run(5);
    return scenario;
  }

  private static FakePod pod(Scenario scenario, String name) {
    return Objects.requireNonNull(scenario.world.pod(name));
  }
}
