package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.memory;
import static dev.baton.engine.config.Directive.number;

import java.util.List;

/** Sizes at which values change their encoding. */
final class StructureDirectives {
  private static final String ENTRIES = "Entries up to which the packed form is used.";
  private static final String BYTES = "Bytes of one element up to which the packed form is used.";

  private StructureDirectives() {}

  static List<Directive> list() {
    return List.of(
        number("hash-max-listpack-entries", 512, 0, Long.MAX_VALUE, ENTRIES)
            .alias("hash-max-ziplist-entries"),
        memory("hash-max-listpack-value", 64, 0, Long.MAX_VALUE, BYTES)
            .alias("hash-max-ziplist-value"),
        number("set-max-intset-entries", 512, 0, Long.MAX_VALUE, "Integers kept packed."),
        number("set-max-listpack-entries", 128, 0, Long.MAX_VALUE, ENTRIES),
        memory("set-max-listpack-value", 64, 0, Long.MAX_VALUE, BYTES),
        number("zset-max-listpack-entries", 128, 0, Long.MAX_VALUE, ENTRIES)
            .alias("zset-max-ziplist-entries"),
        memory("zset-max-listpack-value", 64, 0, Long.MAX_VALUE, BYTES)
            .alias("zset-max-ziplist-value"),
        number("list-max-listpack-size", -2, Integer.MIN_VALUE, Integer.MAX_VALUE, "Of one node.")
            .alias("list-max-ziplist-size"),
        number(
            "list-compress-depth",
            0,
            0,
            Integer.MAX_VALUE,
            "Nodes at either end of a list that stay plain; 0 compresses none."),
        memory("stream-node-max-bytes", 4096, 0, Long.MAX_VALUE, "Of one node."),
        number("stream-node-max-entries", 100, 0, Long.MAX_VALUE, "Of one node."),
        memory("hll-sparse-max-bytes", 3000, 0, Long.MAX_VALUE, "Of a sparse counter."));
  }
}
