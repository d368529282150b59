package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The hints of redis-cli, the generators of clients and graphical tools live from COMMAND DOCS, so
 * it must tell of arguments what the peers tell.
 */
final class CommandDocsInteropTest {
  /** Options that only the engine takes, or takes earlier than the peers that are compared with. */
  private static final Set<String> OWN =
      Set.of("client|kill", "client|pause", "replicaof", "set", "slaveof");

  /** Redis 7.0 does not take these options, or asks for more words; Redis 7.2 and Valkey do. */
  private static final Set<String> NEWER_THAN_REDIS =
      Set.of("bitcount", "geohash", "geopos", "hscan", "pfmerge", "zrank", "zrevrank", "zscan");

  /** Redis 7.0 takes the same words and tells it otherwise; 7.2 tells it as the engine does. */
  private static final Set<String> RETOLD_AFTER_REDIS =
      Set.of(
          "bitop",
          "client|list",
          "command|getkeys",
          "command|getkeysandflags",
          "config|get",
          "georadius",
          "georadiusbymember",
          "migrate",
          "psubscribe",
          "shutdown",
          "xinfo|stream");

  /** Valkey takes options that are not part of Redis 7.2 and that the engine lacks. */
  private static final Set<String> VALKEY_ONLY = Set.of("bgsave", "cluster|setslot");

  /** Redis 7.0 did not call QUIT and the forms of SET deprecated; CLUSTER SLOTS is so no more. */
  private static final Set<String> OTHER_STATUS =
      Set.of("cluster|slots", "psetex", "quit", "setex", "setnx");

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void theArgumentsAreThoseOfRedis() {
    // Between 7.0 and 7.2 many arguments were renamed: tokens, types and nesting are compared.
    Map<String, Map<String, @Nullable Object>> redis =
        told(Peer.REDIS, Set.of("name", "display_text"));
    Map<String, Map<String, @Nullable Object>> engine =
        told(Peer.ENGINE, Set.of("name", "display_text"));
    Set<String> others = new TreeSet<>(OWN);
    others.addAll(NEWER_THAN_REDIS);
    others.addAll(RETOLD_AFTER_REDIS);

    assertThat(differences(engine, redis, "arguments")).isSubsetOf(others);
    assertThat(differences(engine, redis, "since")).isSubsetOf("client|pause");
    assertThat(differences(engine, redis, "group")).isEmpty();
    for (String fact : List.of("doc_flags", "deprecated_since", "replaced_by")) {
      assertThat(differences(engine, redis, fact)).as(fact).isSubsetOf(OTHER_STATUS);
    }
  }

  @Test
  void theArgumentsAndTheirNamesAreThoseOfValkey() {
    assumeTrue(Peer.VALKEY.absence() == null, Peer.VALKEY::absence);
    Map<String, Map<String, @Nullable Object>> valkey = told(Peer.VALKEY, Set.of());
    Map<String, Map<String, @Nullable Object>> engine = told(Peer.ENGINE, Set.of());
    Set<String> others = new TreeSet<>(OWN);
    others.addAll(VALKEY_ONLY);

    assertThat(differences(engine, valkey, "arguments")).isSubsetOf(others);
    for (String fact : List.of("since", "group", "doc_flags", "deprecated_since", "replaced_by")) {
      assertThat(differences(engine, valkey, fact)).as(fact).isEmpty();
    }
  }

  /** The names of commands both know of which they tell {@code fact} differently. */
  private static Set<String> differences(
      Map<String, Map<String, @Nullable Object>> some,
      Map<String, Map<String, @Nullable Object>> others,
      String fact) {
    Set<String> both = new TreeSet<>(some.keySet());
    both.retainAll(others.keySet());
    assertThat(both).hasSizeGreaterThan(300);
    both.removeIf(name -> fact(some, name, fact).equals(fact(others, name, fact)));
    return both;
  }

  private static String fact(
      Map<String, Map<String, @Nullable Object>> told, String name, String fact) {
    return String.valueOf(told.getOrDefault(name, Map.of()).get(fact));
  }

  /** The documentation of every command and subcommand, its arguments without {@code ignored}. */
  private Map<String, Map<String, @Nullable Object>> told(Peer peer, Set<String> ignored) {
    ServerProcess server = lab.start(peer, peer.name());
    Map<String, Map<String, @Nullable Object>> all = new LinkedHashMap<>();
    map(server.call("COMMAND", "DOCS"))
        .forEach((name, documentation) -> {
          Map<String, @Nullable Object> facts = map(documentation);
          map(facts.get("subcommands")).forEach((each, below) -> all.put(each, map(below)));
          all.put(name, facts);
        });
    all.values()
        .forEach(
            facts -> facts.computeIfPresent("arguments", (_, value) -> arguments(value, ignored)));
    return all;
  }

  private static List<Map<String, @Nullable Object>> arguments(Object told, Set<String> ignored) {
    List<Map<String, @Nullable Object>> arguments = new ArrayList<>();
    for (Object each : (List<?>) told) {
      Map<String, @Nullable Object> argument = map(each);
      argument.keySet().removeAll(ignored);
      argument.computeIfPresent("arguments", (_, value) -> arguments(value, ignored));
      arguments.add(argument);
    }
    return arguments;
  }

  private static Map<String, @Nullable Object> map(@Nullable Object flat) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (flat instanceof List<?> items) {
      for (int i = 0; i < items.size(); i += 2) {
        map.put(String.valueOf(items.get(i)), items.get(i + 1));
      }
    }
    return map;
  }
}
