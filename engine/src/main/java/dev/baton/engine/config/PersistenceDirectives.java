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
        toggle("appendonly", false, "Keep an append only file."),
        new Directive(
                "appendfilename",
                Kinds.fileName("appendfilename"),
                "appendonly.aof",
                "How names of its files begin.")
            .written(Directive.Form.QUOTED)
            .atStart(),
        new Directive(
                "appenddirname",
                Kinds.fileName("appenddirname"),
                "appendonlydir",
                "Its folder below the data folder.")
            .written(Directive.Form.QUOTED)
            .atStart(),
        choice(
            "appendfsync",
            "everysec",
            "When what was appended is forced to the disk.",
            "everysec",
            "always",
            "no"),
        toggle("no-appendfsync-on-rewrite", false, "Do not force while it is rewritten."),
        number(
            "auto-aof-rewrite-percentage",
            100,
            0,
            Integer.MAX_VALUE,
            "Growth since the last rewrite that starts the next."),
        memory(
            "auto-aof-rewrite-min-size",
            64 << 20,
            0,
            Long.MAX_VALUE,
            "Never rewrite by itself below this size."),
        toggle("aof-load-truncated", true, "Cut off what a crash left at its end."),
        toggle("aof-use-rdb-preamble", true, "Write bases as RDB, else as commands."),
        toggle("aof-timestamp-enabled", false, "Note times in it."),
        toggle("aof-rewrite-incremental-fsync", true, "Force bases to the disk in parts."),
        toggle("aof-disable-auto-gc", false, "Keep files that a rewrite has replaced."));
  }
}
