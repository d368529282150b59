package dev.baton.engine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Shows every rule a planted breach of itself: a rule that cannot fail guards nothing. */
final class EngineRulesTest {
  private static final String ROOT = "dev.baton.engine.architecture.planted";
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);
  private static final EngineRules RULES = new EngineRules(ROOT);

  @Test
  void theWorldInPureCodeIsFound() {
    assertThat(breaches(RULES.pureCodeTouchesNoWorld())).contains("OpensAFile");
  }

  @Test
  void theClockInPureCodeIsFound() {
    assertThat(breaches(RULES.pureCodeReadsNoClockAndNoDice())).contains("ReadsTheClock");
  }

  @Test
  void aSaltedCollectionInPureCodeIsFound() {
    assertThat(breaches(RULES.pureCodeMakesNoSaltedCollections())).contains("MakesASaltedMap");
  }

  @Test
  void aHashOfARecordWithAnEnumIsFound() {
    assertThat(breaches(RULES.pureCodeHashesNoEnums())).contains("HashesAnEnum.names");
  }

  @Test
  void aCycleIsFound() {
    assertThat(breaches(RULES.packagesHaveNoCycles())).contains("LooksUp", "LooksDown");
  }

  @Test
  void aFamilyThatKnowsItsSiblingIsFound() {
    assertThat(breaches(RULES.commandFamiliesDoNotKnowEachOther())).contains("KnowsItsSibling");
  }

  @Test
  void aPartOfTheNodeThatKnowsTheNodeIsFound() {
    assertThat(breaches(RULES.partsOfTheNodeDoNotKnowTheNode())).contains("KnowsTheNode");
  }

  @Test
  void aUseOfTheEdgeIsFound() {
    assertThat(breaches(RULES.onlyTheEdgesUseTheEdges())).contains("LooksDown");
  }

  @Test
  void anOpenPublicUnlistedCommandIsFound() {
    assertThat(breaches(RULES.commandsAreListedLeaves()))
        .contains("FINAL", "modifier PUBLIC", "ending with", "is in no table");
  }

  @Test
  void aProtocolThatKnowsAnotherIsFound() {
    assertThat(breaches(RULES.protocolsDoNotKnowEachOther())).contains("KnowsSentinel");
  }

  @Test
  void anArrowAgainstTheOrderIsFound() {
    assertThat(RULES.packagesUseOnlyWhatIsBelow().map(EngineRulesTest::breaches))
        .anyMatch(report -> report.contains("LooksUp"));
  }

  private static String breaches(ArchRule rule) {
    return String.join("\n", rule.evaluate(PLANTED).getFailureReport().getDetails());
  }
}
