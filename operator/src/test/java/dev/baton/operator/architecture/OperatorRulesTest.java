package dev.baton.operator.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Shows every rule a planted breach of itself: a rule that cannot fail guards nothing. */
final class OperatorRulesTest {
  private static final String ROOT = "dev.baton.operator.architecture.planted";
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);
  private static final OperatorRules RULES = new OperatorRules(ROOT);

  @Test
  void aPlanThatTouchesTheClusterIsFound() {
    assertThat(breaches(RULES.decisionsTouchNothing())).contains("WritesWhilePlanning");
  }

  @Test
  void aPlanThatReadsTheClockIsFound() {
    assertThat(breaches(RULES.decisionsReadNoClock())).contains("WritesWhilePlanning");
  }

  @Test
  void aWriteOutsideTheActorIsFound() {
    assertThat(breaches(RULES.onlyActAndStatusWriteToTheCluster()))
        .contains("WritesWhilePlanning", "delete()");
  }

  @Test
  void aSecondRedisAdapterIsFound() {
    assertThat(breaches(RULES.onlyTheAdapterSpeaksRedis())).contains("WritesWhilePlanning");
  }

  @Test
  void theFrameworkInTheMiddleIsFound() {
    assertThat(breaches(RULES.onlyControllersKnowTheFramework())).contains("WritesWhilePlanning");
  }

  @Test
  void aResourceThatKnowsAPlanIsFound() {
    assertThat(breaches(RULES.resourcesKnowNothingOfOurs())).contains("KnowsThePlan");
  }

  @Test
  void aCycleIsFound() {
    assertThat(breaches(RULES.packagesHaveNoCycles())).contains("KnowsThePlan");
  }

  private static String breaches(ArchRule rule) {
    return String.join("\n", rule.evaluate(PLANTED).getFailureReport().getDetails());
  }
}
