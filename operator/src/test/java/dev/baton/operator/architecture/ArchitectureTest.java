package dev.baton.operator.architecture;

import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
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

/** Holds the borders between observing, planning, acting and reporting. */
final class ArchitectureTest {
  private static final String ROOT = "dev.baton.operator";

  private static final JavaClasses OPERATOR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Stream<ArchRule> rules() {
    OperatorRules rules = new OperatorRules(ROOT);
    return Stream.of(
        rules.decisionsTouchNothing(),
        rules.decisionsReadNoClock(),
        rules.onlyActAndStatusWriteToTheCluster(),
        rules.onlyTheAdapterSpeaksRedis(),
        rules.onlyControllersKnowTheFramework(),
        rules.resourcesKnowNothingOfOurs(),
        rules.packagesHaveNoCycles(),
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING,
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theOperatorKeepsTheRule(ArchRule rule) {
    rule.allowEmptyShould(true).check(OPERATOR);
  }

  @Test
  void theRulesSeeTheOperator() {
    assertThat(OPERATOR.size()).isGreaterThan(0);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        OPERATOR.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(folder -> !folder.isAnnotatedWith(NullMarked.class))
            .map(folder -> folder.getName())
            .toList();

    assertThat(unmarked).isEmpty();
  }
}
