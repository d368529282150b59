package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.TextResource;
import dev.baton.engine.reference.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a running node tells of its commands agrees with how it lets itself be called. */
final class CommandReferenceTest {
  // The words of the first are read by subcommands and servers; QUIT takes any and reads none; of
  // the filters of CLIENT KILL each may be left out, but not all of them.
  private static final Set<String> UNTOLD =
      Set.of("debug", "replconf", "pfdebug", "psync", "quit", "client|kill");

  @Test
  void theArgumentsHaveAsManyWordsAsTheArityAsksFor() {
    List<String> wrong = new ArrayList<>();
    told()
        .forEach((name, facts) -> {
          Object arguments = facts.getOrDefault("arguments", List.of());
          long words =
              CommandLine.wordsMin(arguments) + name.chars().filter(c -> c == '|').count() + 1;
          long arity = CommandLine.isFixed(arguments) ? words : -words;
          if (!facts.containsKey("subcommands")
              && !UNTOLD.contains(name)
              && arity != arity(facts)) {
            wrong.add(
                name + " " + CommandLine.synopsis(arguments) + " has the arity " + arity(facts));
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void theReferenceSpeaksOfCommandsThatAreThere() {
    Map<String, Map<String, Object>> told = told();
    Set<String> chapters = new TreeSet<>();
    told.values().forEach(facts -> chapters.add(String.valueOf(facts.get("group"))));
    Set<String> described = new TreeSet<>();
    for (String chapter : chapters) {
      TextResource.read(Reference.class, chapter + ".txt")
          .lines()
          .filter(line -> !line.isEmpty() && Character.isLowerCase(line.charAt(0)))
          .map(line -> line.split(" ", 2)[0])
          .filter(word -> !word.endsWith(":"))
          .forEach(described::add);
    }

    assertThat(told.keySet()).containsAll(described);
    assertThat(described).hasSizeGreaterThan(250);
  }

  private static Map<String, Map<String, Object>> told() {
    try (World world = new World()) {
      TestClient client = world.client(world.start(7000));
      Map<String, Map<String, Object>> all = new LinkedHashMap<>();
      ReplyTree.mapOfMaps(ReplyTree.read(client.call("command", "docs")))
          .forEach((name, facts) -> {
            all.put(name, facts);
            all.putAll(ReplyTree.mapOfMaps(facts.getOrDefault("subcommands", List.of())));
          });
      all.forEach((name, facts) -> {
        Object info = ReplyTree.read(client.call("command", "info", name));
        facts.put("arity", ((List<?>) ((List<?>) info).getFirst()).get(1));
      });
      return all;
    }
  }

  private static long arity(Map<String, Object> facts) {
    return Long.parseLong(String.valueOf(facts.get("arity")));
  }
}
