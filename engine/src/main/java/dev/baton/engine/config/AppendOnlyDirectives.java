package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.choice;
import static dev.baton.engine.config.Directive.memory;
import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.toggle;

import java.util.ArrayList;
import java.util.List;

/** The append only file. */
final class AppendOnlyDirectives {
  private AppendOnlyDirectives() {}

  static List<Directive> list() {
    List<Directive> all = new ArrayList<>(places());
    all.addAll(rewriting());
    return all;
  }

  private static List<Directive> places() {
    return List.of(
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
            "no"));
  }

  private static List<Directive> rewriting() {
    return List.of(
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
