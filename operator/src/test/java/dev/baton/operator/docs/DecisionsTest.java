package dev.baton.operator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decision records are short, alike, numbered without gaps and listed. */
final class DecisionsTest {
  // A record is read on the way to something else.
  private static final int LINES_MAX = 60;

  static List<Page> records() {
    return Page.all().stream()
        .filter(page -> page.toString().startsWith("docs/decisions/"))
        .filter(page -> !page.path().endsWith("README.md"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordHasItsThreePartsAndIsShort(Page decision) {
    assertThat(decision.text())
        .containsSubsequence("\n## Context\n", "\n## Decision\n", "\n## What lost and why\n");
    assertThat(decision.text().lines()).hasSizeLessThanOrEqualTo(LINES_MAX);
  }

  @Test
  void recordsAreNumberedWithoutGapsAndListedInOrder() {
    List<String> names =
        records().stream().map(page -> page.path().getFileName().toString()).toList();

    for (int i = 0; i < names.size(); i++) {
      assertThat(names.get(i)).startsWith("%04d-".formatted(i + 1));
      assertThat(records().get(i).text()).startsWith("# " + (i + 1) + ". ");
    }
    assertThat(Page.at(Page.ROOT.resolve("docs/decisions/README.md")).relativeLinks())
        .isEqualTo(names);
  }
}
