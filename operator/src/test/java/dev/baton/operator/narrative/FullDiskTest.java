package dev.baton.operator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.api.v1.ConditionReason;
import dev.baton.operator.observe.ContainerView;
import dev.baton.operator.plan.Problem;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of an engine that ends again and again. */
final class FullDiskTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...",
        "Can't persist AOF for fsync error when the AOF fsync policy is 'always': x. Exiting...",
        "Can't open the append-only file: cannot create a file: No space left. Exiting."
      })
  void anEngineThatEndsForItsDiskIsOneThatCannotSave(String words) {
    Problem problem = problemOf("1:M 01 Jan 2026 00:00:00.000 # " + words + "\n").orElseThrow();

    assertThat(problem.reason()).isEqualTo(ConditionReason.SAVE_FAILED);
    assertThat(problem.message()).isEqualTo("orders-0: " + words);
  }

  @Test
  void anEngineThatEndsForAnotherReasonIsTheOneThatCrashes() {
    assertThat(problemOf("Fatal error loading the DB. Exiting.").map(Problem::reason))
        .contains(ConditionReason.POD_CRASH_LOOPING);
  }

  private static Optional<Problem> problemOf(String lastWords) {
    Scenario scenario = new Scenario(null);
    scenario.world.applySpec(1, "v1");
    scenario.run(30);
    FakePod pod = Objects.requireNonNull(scenario.world.pod("orders-0"));
    pod.engine = null;
    pod.container =
        new ContainerView(
            ContainerView.State.WAITING, "CrashLoopBackOff", "back-off", 5, lastWords);
    return Problem.find(scenario.observe());
  }
}
