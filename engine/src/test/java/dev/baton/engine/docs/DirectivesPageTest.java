package dev.baton.engine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.config.Directive;
import dev.baton.engine.config.Directives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of directives is what the engine's table of directives says. */
final class DirectivesPageTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final String INTRODUCTION =
      """
      # Directives of the engine

      Made from the engine's own table and sources. Directives stand in a configuration file
      (`name value`), on the command line (`--name value`) or in `CONFIG SET`. Under the operator
      they are entries of `spec.engine`; those that follow from other fields are refused.

      **Used**: *yes*; *shown*, INFO reports the value and nothing else looks at it; *no*, nothing
      looks at it. Every value is checked and given back by `CONFIG GET`, used or not, so that a
      configuration written for Redis loads. **Changes**: *always* by `CONFIG SET`; *at start* only;
      *guarded*, by `CONFIG SET` while `enable-protected-configs` allows it; *never*, for the engine
      lacks what it would switch on and refuses to start with anything but the default.

      | directive | default | used | changes | meaning |
      |---|---|---|---|---|
      """;

  private final String sources = sources(file -> isJava(file) && !isTable(file));
  private final String actors = sources(file -> isJava(file) && !isTable(file) && !isInfo(file));

  @Test
  void thePageListsEveryDirectiveWithItsDefaultAndItsUse() throws IOException {
    String rows = Directives.ALL.stream().map(this::row).collect(Collectors.joining());

    GeneratedPage.named("directives.md").assertSays(INTRODUCTION + rows);
  }

  /** The search must be able to tell them apart, or the column means nothing. */
  @Test
  void useIsFoundInTheSourcesOutsideTheTables() {
    assertThat(use("port")).isEqualTo("yes");
    assertThat(use("hz")).isEqualTo("shown");
    assertThat(use("locale-collate")).isEqualTo("no");
  }

  private String row(Directive directive) {
    String alias = directive.alias();
    return "| `%s`%s | %s | %s | %s | %s |%n"
        .formatted(
            directive.name(),
            alias == null ? "" : ", `" + alias + "`",
            directive.defaultText().isEmpty() ? "" : "`" + directive.defaultText() + "`",
            use(directive.name()),
            changes(directive.change()),
            GeneratedPage.cell(directive.summary()));
  }

  private static String changes(Directive.Change change) {
    return switch (change) {
      case ALWAYS -> "always";
      case PROTECTED -> "guarded";
      case AT_START -> "at start";
      case NEVER, FIXED -> "never";
    };
  }

  private String use(String name) {
    String literal = '"' + name + '"';
    if (actors.contains(literal)) {
      return "yes";
    }
    return sources.contains(literal) ? "shown" : "no";
  }

  private static String sources(Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(wanted).sorted().toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJava(Path file) {
    return file.toString().endsWith(".java");
  }

  private static boolean isTable(Path file) {
    return file.toString().matches(".*/config/\\w+Directives\\.java");
  }

  private static boolean isInfo(Path file) {
    return file.toString().matches(".*/node/Info\\w+\\.java");
  }
}
