package dev.baton.engine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tidy.Ratchet;
import dev.baton.tidy.SourceText;
import dev.baton.tidy.Tidy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Applies the rules about text to the engine and to all that belongs to no module. */
final class TidyTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final List<SourceText> SOURCES = Tidy.read(ROOT, "engine"::equals);

  // The record of the engine: lower it with every gain, never raise it.
  private static final Ratchet RECORD = new Ratchet(20, 40);

  @Test
  void theEngineIsTidy() {
    assertThat(SOURCES).hasSizeGreaterThan(10);
    assertThat(Tidy.check(SOURCES)).isEmpty();
  }

  @Test
  void everythingOutsideTheModulesIsTidy() {
    List<SourceText> sources =
        Tidy.read(ROOT, name -> !name.equals("engine") && !name.equals("operator"));

    assertThat(sources).extracting(SourceText::path).contains("README.md", "pom.xml");
    assertThat(Tidy.check(sources)).isEmpty();
  }

  @Test
  void longFilesAndMethodsDoNotBecomeMore() {
    Ratchet now = Ratchet.measure(SOURCES);

    assertThat(RECORD.holds(now)).as("recorded %s, now %s", RECORD, now).isTrue();
  }
}
