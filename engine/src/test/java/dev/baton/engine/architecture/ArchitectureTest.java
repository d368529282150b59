package dev.baton.engine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between the engine's packages and the purity of its core. */
final class ArchitectureTest {
  private static final String ROOT = "dev.baton.engine";

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Stream<ArchRule> rules() {
    EngineRules rules = new EngineRules(ROOT);
    return Stream.concat(
        Stream.of(
            rules.pureCodeTouchesNoWorld(),
            rules.pureCodeReadsNoClockAndNoDice(),
            rules.pureCodeMakesNoSaltedCollections(),
            rules.pureCodeHashesNoEnums(),
            rules.packagesHaveNoCycles(),
            rules.commandFamiliesDoNotKnowEachOther(),
            rules.partsOfTheNodeDoNotKnowTheNode(),
            rules.onlyTheEdgesUseTheEdges(),
            rules.commandsAreListedLeaves(),
            rules.protocolsDoNotKnowEachOther(),
            NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING,
            NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS,
            onlyTheServerSpeaksToTheTerminal()),
        rules.packagesUseOnlyWhatIsBelow());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theEngineKeepsTheRule(ArchRule rule) {
    rule.check(ENGINE);
  }

  @Test
  void theRulesSeeTheEngine() {
    assertThat(ENGINE.size()).isGreaterThan(0);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        ENGINE.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(folder -> !folder.isAnnotatedWith(NullMarked.class))
            .map(folder -> folder.getName())
            .toList();

    assertThat(unmarked).isEmpty();
  }

  private static ArchRule onlyTheServerSpeaksToTheTerminal() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".server..", ROOT + ".io..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .allowEmptyShould(true)
        .because("log lines go through the log port");
  }
}
