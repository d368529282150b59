package dev.baton.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class AbsencesTest {
  private static final Map<String, String> BOTH = Map.of("orders-0", "a", "orders-1", "b");
  private static final Map<String, String> ONE = Map.of("orders-0", "a");

  private final Absences absences = new Absences();

  @Test
  void aReplacedPodIsAwayFromTheLookThatMissesItUntilAnotherStandsInItsPlace() {
    assertThat(absences.longestMs("v2", BOTH, 1_000)).isEqualTo(-1);
    assertThat(absences.longestMs("v2", ONE, 2_000)).isEqualTo(-1);
    assertThat(absences.longestMs("v2", ONE, 70_000)).isEqualTo(-1);
    assertThat(absences.longestMs("v2", with("orders-1", "c"), 92_000)).isEqualTo(90_000);
  }

  @Test
  void aPodThatIsBackAsTheOneThatItWasSaysNothingOfAReplacement() {
    absences.longestMs("v2", BOTH, 1_000);
    absences.longestMs("v2", ONE, 2_000);
    assertThat(absences.longestMs("v2", BOTH, 92_000)).isEqualTo(-1);
  }

  @Test
  void theLongestOfARolloutCounts() {
    absences.longestMs("v2", BOTH, 1_000);
    absences.longestMs("v2", ONE, 2_000);
    absences.longestMs("v2", with("orders-1", "c"), 92_000);
    absences.longestMs("v2", Map.of("orders-1", "c"), 93_000);
    Map<String, String> last = Map.of("orders-0", "d", "orders-1", "c");
    assertThat(absences.longestMs("v2", last, 95_000)).isEqualTo(90_000);
  }

  @Test
  void anotherRolloutBeginsWithNothingKnown() {
    absences.longestMs("v2", BOTH, 1_000);
    absences.longestMs("v2", ONE, 2_000);
    absences.longestMs("v2", with("orders-1", "c"), 92_000);
    assertThat(absences.longestMs("", with("orders-1", "c"), 93_000)).isEqualTo(-1);
    assertThat(absences.longestMs("v3", with("orders-1", "c"), 94_000)).isEqualTo(-1);
  }

  private static Map<String, String> with(String pod, String uid) {
    return Map.of("orders-0", "a", pod, uid);
  }
}
