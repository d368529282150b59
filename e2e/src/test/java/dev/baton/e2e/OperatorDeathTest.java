package dev.baton.e2e;

import dev.baton.e2e.support.OperatorProcess;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The operator is killed again and again. Each death meets three resources at a random moment: one
 * of a failover, one of a switchover and one of a rollout. All end right all the same: with one
 * promotion for each move, one primary, and nothing lost by what was planned.
 *
 * <p>The seed is printed; {@code BATON_E2E_SEED} plays the same moments again.
 */
final class OperatorDeathTest {
  private static final int ROUNDS = Rounds.wanted(2);
  private static final long SEED =
      Optional.ofNullable(System.getenv("BATON_E2E_SEED"))
          .map(Long::parseLong)
          .orElseGet(System::nanoTime);

  /** A failover or a switchover takes less. */
  private static final int MOMENT_MILLIS_MAX = 1_200;

  @Test
  void whateverItWasDoingIsFinishedByItsSuccessorWithoutASecondPromotion() {
    Random random = new Random(SEED);
    try (Rollouts rollouts = Rollouts.begin("e2e-death-rollouts");
        Moves failovers = Moves.failovers("e2e-death-failovers");
        Moves switchovers = Moves.switchovers("e2e-death-switchovers")) {
      List<Moves> moves = List.of(failovers, switchovers);
      for (int round = 1; round <= ROUNDS; round++) {
        play(round, random, moves);
        rollouts.check();
      }
      String what = "operator killed %d times, seed %d, beside ".formatted(ROUNDS, SEED);
      moves.forEach(move -> Report.line(what + move.name(), move.describe()));
      Report.line(what + "rollouts", rollouts.end());
    }
  }

  private static void play(int round, Random random, List<Moves> moves) {
    OperatorProcess operator = OperatorProcess.find();
    for (Moves move : moves) {
      int moment = random.nextInt(MOMENT_MILLIS_MAX);
      move.begin(round, moment, Duration.ofMillis(MOMENT_MILLIS_MAX - moment));
    }
    pause(MOMENT_MILLIS_MAX);
    operator.kill();
    moves.forEach(Moves::finish);
  }

  /** The moment is what is being drawn: there is nothing to wait for. */
  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
