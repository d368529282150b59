package dev.baton.operator.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tidy.Ratchet;
import dev.baton.tidy.SourceText;
import dev.baton.tidy.Tidy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Applies the rules about text to the operator. */
final class TidyTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final List<SourceText> SOURCES = Tidy.read(ROOT, "operator"::equals);

  // The record of the operator: lower it with every gain, never raise it.
  private static final Ratchet RECORD = new Ratchet(10, 10);

  @Test
  void theOperatorIsTidy() {
    assertThat(SOURCES).hasSizeGreaterThan(3);
    assertThat(Tidy.check(SOURCES)).isEmpty();
  }

  @Test
  void longFilesAndMethodsDoNotBecomeMore() {
    Ratchet now = Ratchet.measure(SOURCES);

    assertThat(RECORD.holds(now)).as("recorded %s, now %s", RECORD, now).isTrue();
  }
}
