package dev.baton.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfigFileTest {
  @Test
  void directivesAreReadWithCommentsQuotesAndEscapes() {
    ConfigFile.Parsed parsed =
        ConfigFile.parse("# comment\n\n  PORT 7000 \r\nrequirepass \"a \\x41\\n\"\nsave ''\n");
    assertThat(parsed.problem()).isNull();
    assertThat(parsed.lines())
        .isEqualTo(
            List.of(
                new ConfigFile.Line(3, "PORT 7000", "port", List.of("7000")),
                new ConfigFile.Line(
                    4, "requirepass \"a \\x41\\n\"", "requirepass", List.of("a A\n")),
                new ConfigFile.Line(5, "save ''", "save", List.of(""))));
  }

  @Test
  void anUnbalancedLineIsReportedAsRedisDoes() {
    ConfigFile.Parsed parsed = ConfigFile.parse("port 1\nrequirepass \"abc\nhz 3");
    ConfigFile.Problem problem = parsed.problem();
    assertThat(problem == null ? "no problem" : problem.report())
        .isEqualTo(
            """

            *** FATAL CONFIG FILE ERROR (Redis 7.2.4) ***
            Reading the configuration file, at line 2
            >>> 'requirepass "abc'
            Unbalanced quotes in configuration line\
            """);
  }

  @Test
  void quotedWordsReadBackAsTheyWere() {
    String word = "a \"b\" \\ 'c'\t\n\u0007";
    assertThat(Words.split(Words.quote(word))).isEqualTo(List.of(word));
  }

  @Test
  void optionsOfTheCommandLineBecomeLines() {
    assertOptions(List.of("--port", "6380"), "port \"6380\" ");
    assertOptions(
        List.of("--port 6380", "--save", "--hz", "1"), "port 6380 \nsave \"\"\nhz \"1\" ");
    assertOptions(
        List.of("--save", "3600", "1", "--replicaof", "host", "1"),
        "save \"3600\" \"1\" \nreplicaof \"host\" \"1\" ");
    assertOptions(List.of("--requirepass", "--odd"), "requirepass \"--odd\" ");
    assertOptions(List.of("--sentinel", "--port", "1"), "sentinel \nport \"1\" ");
  }

  @Test
  void aFirstWordWithoutDashesIsTheFileAndALoneDashIsStandardInput() {
    CommandLine line = CommandLine.parse(List.of("a.conf", "--hz", "1", "-"));
    assertThat(line.file()).isEqualTo("a.conf");
    assertThat(line.readsStandardInput()).isTrue();
    assertThat(line.options()).isEqualTo("hz \"1\" ");
    assertThat(CommandLine.parse(List.of("-")).readsStandardInput()).isTrue();
    assertThat(CommandLine.parse(List.of()).file()).isNull();
  }

  private static void assertOptions(List<String> arguments, String options) {
    assertThat(CommandLine.parse(arguments).options()).isEqualTo(options);
  }
}
