package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.choice;
import static dev.baton.engine.config.Directive.memory;
import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.text;
import static dev.baton.engine.config.Directive.toggle;
import static dev.baton.engine.config.Directive.words;

import java.util.List;

/** Snapshots. */
final class SnapshotDirectives {
  private static final String SLOW_MOTION = "A delay for tests.";

  private SnapshotDirectives() {}

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
            .hidden());
  }
}
