package dev.baton.engine.command.admin;

import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.PackingLimits;
import java.util.List;

/**
 * Lets the sizes up to which hashes, sets and sorted sets are packed, and what is compressed,
 * follow the configuration.
 */
public final class PackingDirectives {
  private static final String HASH_ENTRIES = "hash-max-listpack-entries";
  private static final String HASH_VALUE = "hash-max-listpack-value";
  private static final String SET_INTEGERS = "set-max-intset-entries";
  private static final String SET_ENTRIES = "set-max-listpack-entries";
  private static final String SET_VALUE = "set-max-listpack-value";
  private static final String SORTED_SET_ENTRIES = "zset-max-listpack-entries";
  private static final String SORTED_SET_VALUE = "zset-max-listpack-value";
  private static final String LIST_NODE = "list-max-listpack-size";
  private static final String LIST_DEPTH = "list-compress-depth";
  private static final List<String> NAMES =
      List.of(
          HASH_ENTRIES,
          HASH_VALUE,
          SET_INTEGERS,
          SET_ENTRIES,
          SET_VALUE,
          SORTED_SET_ENTRIES,
          SORTED_SET_VALUE,
          LIST_NODE,
          LIST_DEPTH);

  private PackingDirectives() {}

  /** Takes the values in force, now and whenever one of them changes. */
  public static void follow(Configuration configuration, PackingLimits limits) {
    for (String name : NAMES) {
      configuration.onChange(name, () -> take(configuration, limits));
    }
    take(configuration, limits);
  }

  private static void take(Configuration configuration, PackingLimits limits) {
    limits.limitListNodes(configuration.intOf(LIST_NODE));
    limits.limitListCompression(configuration.intOf(LIST_DEPTH));
    limits.limitHashes(configuration.longOf(HASH_ENTRIES), configuration.longOf(HASH_VALUE));
    limits.limitSets(
        configuration.longOf(SET_INTEGERS),
        configuration.longOf(SET_ENTRIES),
        configuration.longOf(SET_VALUE));
    limits.limitSortedSets(
        configuration.longOf(SORTED_SET_ENTRIES), configuration.longOf(SORTED_SET_VALUE));
  }
}
