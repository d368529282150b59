package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.docs.GeneratedPage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of commands is what a running node says of itself. */
final class CommandsPageTest {
  private static final String INTRODUCTION =
      """
      # Commands of the engine

      Made from what a running node answers to `COMMAND DOCS`. A command that is not here is
      answered with an error that says so. **Since** is the version of Redis that brought it.

      The commands of the group cluster answer what Redis answers outside of a cluster: that its
      support is disabled. Those that would run or load a script or a function answer an error.
      """;

  @Test
  void thePageListsEveryCommandThatANodeServes() throws IOException {
    try (World world = new World()) {
      TestClient client = world.client(world.start(7000));
      Map<String, Map<String, Object>> docs =
          ReplyTree.mapOfMaps(ReplyTree.read(client.call("command", "docs")));

      GeneratedPage.named("commands.md").assertSays(page(docs));

      assertThat(client.call("command", "count")).isEqualTo(":" + docs.size() + "\r\n");
    }
  }

  private static String page(Map<String, Map<String, Object>> docs) {
    Map<String, TreeMap<String, Map<String, Object>>> groups = new TreeMap<>();
    docs.forEach((name, facts) ->
        groups.computeIfAbsent(text(facts, "group"), _ -> new TreeMap<>()).put(name, facts));
    StringBuilder page = new StringBuilder(INTRODUCTION);
    groups.forEach((group, commands) -> {
      page.append("\n## ").append(group).append(" (").append(commands.size()).append(")\n\n");
      page.append("| command | since | meaning |\n|---|---|---|\n");
      commands.forEach((name, facts) -> page.append(rows(name, facts)));
    });
    return page.toString();
  }

  private static String rows(String name, Map<String, Object> facts) {
    String row =
        "| `%s` | %s | %s |%n"
            .formatted(
                line(name, facts),
                text(facts, "since"),
                GeneratedPage.cell(text(facts, "summary")));
    Object subcommands = facts.get("subcommands");
    return subcommands == null
        ? row
        : row
            + new TreeMap<>(ReplyTree.mapOfMaps(subcommands))
                .entrySet().stream()
                    .map(subcommand -> rows(subcommand.getKey(), subcommand.getValue()))
                    .collect(Collectors.joining());
  }

  private static String line(String name, Map<String, Object> facts) {
    String words = name.toUpperCase(Locale.ROOT).replace('|', ' ');
    String synopsis = CommandLine.synopsis(facts.getOrDefault("arguments", List.of()));
    // In a cell even a bar within code has to be escaped.
    return (words + " " + synopsis).strip().replace("|", "\\|");
  }

  private static String text(Map<String, Object> facts, String name) {
    return String.valueOf(facts.get(name));
  }
}
