package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.choice;
import static dev.baton.engine.config.Directive.memory;
import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.text;
import static dev.baton.engine.config.Directive.toggle;
import static dev.baton.engine.config.Directive.words;

import java.util.List;

/** Snapshots and the append only file. */
final class PersistenceDirectives {
  private static final String APPEND_ONLY = "Used once the append only file is supported.";
  private static final String SLOW_MOTION = "A delay for tests.";

  private PersistenceDirectives() {}

  static List<Directive> list() {
    return List.of(
        text("dir", ".", "The data folder; relative paths are resolved against it.").guarded(),
        new Directive("dbfilename", Kinds.fileName("dbfilename"), "dump.rdb", "The RDB file.")
            .written(Directive.Form.QUOTED)
            .guarded(),
        words("save", "3600 1 300 100 60 10000", SavePoint.KIND, "When to save by itself."),
        toggle("stop-writes-on-bgsave-error", true, "Refuse writes after a failed save."),
        toggle("rdbcompression", true, "Compress long strings in RDB files."),
        toggle("rdbchecksum", true, "Checksum RDB files.").atStart(),
        toggle("rdb-del-sync-files", false, "Delete RDB files that only served a transfer."),
        toggle("rdb-save-incremental-fsync", true, "Force RDB files to disk in parts."),
        choice("sanitize-dump-payload", "no", "Check payloads in depth.", "no", "yes", "clients"),
        number("rdb-key-save-delay", 0, Integer.MIN_VALUE, Integer.MAX_VALUE, SLOW_MOTION).hidden(),
        number("key-load-delay", 0, Integer.MIN_VALUE, Integer.MAX_VALUE, SLOW_MOTION).hidden(),
        memory(
                "loading-process-events-interval-bytes",
                2 << 20,
                1024,
                Integer.MAX_VALUE,
                "How often events are served while loading.")
            .hidden(),
        toggle("appendonly", false, "The append only file is not part of this version.").absent(),
        text("appendfilename", "appendonly.aof", APPEND_ONLY).atStart(),
        text("appenddirname", "appendonlydir", APPEND_ONLY).atStart(),
        choice("appendfsync", "everysec", APPEND_ONLY, "everysec", "always", "no"),
        toggle("no-appendfsync-on-rewrite", false, APPEND_ONLY),
        number("auto-aof-rewrite-percentage", 100, 0, Integer.MAX_VALUE, APPEND_ONLY),
        memory("auto-aof-rewrite-min-size", 64 << 20, 0, Long.MAX_VALUE, APPEND_ONLY),
        toggle("aof-load-truncated", true, APPEND_ONLY),
        toggle("aof-use-rdb-preamble", true, APPEND_ONLY),
        toggle("aof-timestamp-enabled", false, APPEND_ONLY),
        toggle("aof-rewrite-incremental-fsync", true, APPEND_ONLY),
        toggle("aof-disable-auto-gc", false, APPEND_ONLY));
  }
}
