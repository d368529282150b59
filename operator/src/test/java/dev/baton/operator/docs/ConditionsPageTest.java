package dev.baton.operator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.api.v1.ConditionReason;
import dev.baton.operator.api.v1.ConditionType;
import dev.baton.operator.api.v1.FailoverCause;
import dev.baton.operator.api.v1.SwitchoverCause;
import dev.baton.operator.status.EventReason;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page names each word that the operator may use in a status or an event, and no other. */
final class ConditionsPageTest {
  private static final Page PAGE = Page.at(Page.ROOT.resolve("docs/conditions.md"));
  private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)`( \\(warning\\))? \\|.*");

  @Test
  void everyConditionHasARow() {
    assertThat(rows("## Conditions"))
        .containsExactlyElementsOf(
            Stream.of(ConditionType.values()).map(ConditionType::text).toList());
  }

  @Test
  void everyReasonHasARowThatSaysWhatToDo() {
    assertThat(rows("## Reasons"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ConditionReason.values()).map(ConditionReason::text).toList());
  }

  @Test
  void everyEventHasARowAndWarningsAreMarked() {
    List<String> expected =
        Stream.of(EventReason.values())
            .map(reason -> "| `" + reason.text() + (reason.isWarning() ? "` (warning) |" : "` |"))
            .toList();

    assertThat(lines("## Events"))
        .hasSameSizeAs(expected)
        .allMatch(line -> expected.stream().anyMatch(line::startsWith));
    assertThat(rows("## Events")).doesNotHaveDuplicates();
  }

  @Test
  void everyCauseIsNamed() {
    Stream.concat(
            Stream.of(FailoverCause.values()).map(FailoverCause::text),
            Stream.of(SwitchoverCause.values()).map(SwitchoverCause::text))
        .forEach(cause -> assertThat(PAGE.text()).contains("`" + cause + "`"));
  }

  private static List<String> rows(String heading) {
    return lines(heading).stream().map(line -> ROW.matcher(line).replaceAll("$1")).toList();
  }

  private static List<String> lines(String heading) {
    int start = PAGE.text().indexOf("\n" + heading + "\n");
    assertThat(start).as(heading).isPositive();
    int end = PAGE.text().indexOf("\n## ", start + 1);
    String section = PAGE.text().substring(start, end < 0 ? PAGE.text().length() : end);
    return section.lines().filter(line -> ROW.matcher(line).matches()).toList();
  }
}
