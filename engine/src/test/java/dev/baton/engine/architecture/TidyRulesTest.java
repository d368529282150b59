package dev.baton.engine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tidy.Finding;
import dev.baton.tidy.Ratchet;
import dev.baton.tidy.SourceText;
import dev.baton.tidy.Tidy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule is shown a breach of itself: a rule that cannot fail guards nothing. */
final class TidyRulesTest {
  @Test
  void aLineBeyondTheFormattersWidthIsFound() {
    assertThat(findings("class A { String s = \"" + "x".repeat(90) + "\"; }"))
        .containsExactly("break the line at 100 columns");
  }

  @Test
  void aFileOfTooManyLinesIsFound() {
    assertThat(findings("class A {\n" + "int a;\n".repeat(600) + "}"))
        .containsExactly("split the file: it has more than 600 lines");
  }

  @Test
  void aMethodOfTooManyLinesIsFound() {
    assertThat(findings("class A {\n  void run() {\n" + "    run();\n".repeat(70) + "  }\n}"))
        .containsExactly("run exceeds 70 lines: split it");
  }

  @Test
  void aPublicTypeWithoutExplanationIsFound() {
    assertThat(findings("public class A {}"))
        .containsExactly("A is public: say in Javadoc what it is");
    assertThat(findings("/** It is explained. */ public class A {}")).isEmpty();
  }

  @Test
  void aNoteToOneselfIsFoundEvenInAComment() {
    assertThat(findings("// TO" + "DO later")).hasSize(1);
  }

  @Test
  void aDownloadHostIsFound() {
    assertThat(findings("// see docker" + ".io/library/redis")).hasSize(1);
  }

  @Test
  void bannedCallsAreFoundInCodeAndIgnoredInProse() {
    assertThat(findings("class A { void a() throws Exception { Thread.sleep(1); } }")).hasSize(1);
    assertThat(findings("class A { Object a = new java.util.Random(); }")).isEmpty();
    assertThat(findings("class A { Object a = new Random(); }")).hasSize(1);
    assertThat(findings("class A { void a(Exception e) { e.printStackTrace(); } }")).hasSize(1);
    assertThat(findings("import java.util.*;")).hasSize(1);
    assertThat(findings("@Disabled class A {}")).hasSize(1);
    assertThat(findings("class A { Object a = mock(Object.class); }")).hasSize(1);
    assertThat(findings("// Thread.sleep(1) would not be seen here")).isEmpty();
    assertThat(findings("class A { String a = \"Thread.sleep(1)\"; }")).isEmpty();
  }

  @Test
  void aRatchetRefusesBothMoreAndAStaleRecord() {
    Ratchet recorded = new Ratchet(20, 20);
    assertThat(recorded.holds(new Ratchet(20, 20))).isTrue();
    assertThat(recorded.holds(new Ratchet(21, 20))).isFalse();
    assertThat(recorded.holds(new Ratchet(20, 9))).isFalse();
  }

  @Test
  void aRatchetCountsLongMethods() {
    String longMethod = "class A {\n  void run() {\n" + "    run();\n".repeat(40) + "  }\n}";
    assertThat(Ratchet.measure(List.of(new SourceText("A.java", longMethod))))
        .isEqualTo(new Ratchet(0, 1));
  }

  private static List<String> findings(String text) {
    SourceText source = new SourceText("src/main/java/A.java", text);
    return Tidy.RULES.stream()
        .flatMap(rule -> rule.check(source).stream())
        .map(Finding::advice)
        .toList();
  }
}
