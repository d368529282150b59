package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.choice;
import static dev.baton.engine.config.Directive.memory;
import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.text;
import static dev.baton.engine.config.Directive.toggle;
import static dev.baton.engine.config.Directive.words;

import java.util.ArrayList;
import java.util.List;

/** The process, its log, its clocks and what it observes. */
final class GeneralDirectives {
  private static final String TITLE = "Accepted; a Java process keeps the title it started with.";
  private static final String PINNING = "Threads are not pinned to processors.";
  private static final String MODULES = "Modules are not supported.";

  private GeneralDirectives() {}

  static List<Directive> list() {
    List<Directive> directives = new ArrayList<>();
    directives.addAll(process());
    directives.addAll(observation());
    directives.addAll(limits());
    directives.addAll(withoutEffect());
    return directives;
  }

  private static List<Directive> process() {
    return List.of(
        text("pidfile", "", "Where the process id is written.").atStart(),
        choice(
            "loglevel",
            "notice",
            "How much is logged.",
            "debug",
            "verbose",
            "notice",
            "warning",
            "nothing"),
        text("logfile", "", "The log's path; empty for standard output.").atStart(),
        number("databases", 16, 1, 16384, "The number of databases.").atStart(),
        toggle("always-show-logo", false, "Print the banner in every case.").atStart(),
        choice("enable-protected-configs", "no", "Who may change dir.", "no", "yes", "local")
            .atStart(),
        choice("enable-debug-command", "no", "Who may use DEBUG.", "no", "yes", "local").atStart(),
        number("hz", 10, 1, 500, "How often periodic work runs in a second."),
        toggle("dynamic-hz", true, "Run periodic work more often with many clients."),
        words(
            "shutdown-on-sigterm",
            "default",
            Kinds.choices("default", "save", "nosave", "now", "force"),
            "How to stop at SIGTERM."),
        words(
            "shutdown-on-sigint",
            "default",
            Kinds.choices("default", "save", "nosave", "now", "force"),
            "How to stop at SIGINT."),
        number("shutdown-timeout", 10, 0, Integer.MAX_VALUE, "Seconds to wait for replicas."));
  }

  private static List<Directive> observation() {
    return List.of(
        number("busy-reply-threshold", 5000, 0, Long.MAX_VALUE, "Slow scripts, in milliseconds.")
            .alias("lua-time-limit"),
        number("slowlog-log-slower-than", 10000, -1, Long.MAX_VALUE, "In microseconds."),
        number("slowlog-max-len", 128, 0, Long.MAX_VALUE, "Entries of the slow log."),
        number("latency-monitor-threshold", 0, 0, Long.MAX_VALUE, "In milliseconds; 0 is off."),
        toggle("latency-tracking", true, "Keep latency histograms of commands."),
        words(
            "latency-tracking-info-percentiles",
            "50 99 99.9",
            SpecialKinds::percentiles,
            "What INFO latencystats prints."),
        new Directive(
                "notify-keyspace-events", SpecialKinds::events, "", "Classes of events to publish.")
            .written(Directive.Form.QUOTED));
  }

  private static List<Directive> limits() {
    return List.of(
        memory("client-query-buffer-limit", 1 << 30, 1 << 20, Long.MAX_VALUE, "For each client."),
        memory("proto-max-bulk-len", 512 << 20, 1 << 20, 1 << 30, "The longest word, in bytes."),
        words(
            "client-output-buffer-limit",
            OutputLimit.DEFAULT,
            words -> OutputLimit.read(OutputLimit.DEFAULT, words),
            "Output that may wait, by class of client."),
        new Directive(
            "maxmemory-clients", Kinds.memoryOrPercent(), "0", "Memory of all clients together."),
        number("tracking-table-max-keys", 1000000, 0, Long.MAX_VALUE, "Keys tracked for clients."),
        choice(
            "acl-pubsub-default",
            "resetchannels",
            "For new users.",
            "allchannels",
            "resetchannels"),
        number("acllog-max-len", 128, 0, Long.MAX_VALUE, "Entries of the log of refusals."),
        choice(
            "propagation-error-behavior",
            "resync",
            "When a replica does not know a command of its primary: start over, or go on.",
            "resync",
            "ignore",
            "panic",
            "panic-on-replicas"));
  }

  /** What configuration files of Redis say and a Java process in a container has no use for. */
  private static List<Directive> withoutEffect() {
    return List.of(
        toggle("daemonize", false, "The server stays in the foreground.").fixed(),
        choice(
                "supervised",
                "no",
                "The supervisor watches the process itself.",
                "no",
                "auto",
                "systemd",
                "upstart")
            .absent(),
        toggle("syslog-enabled", false, "The log goes to a file or standard output.").absent(),
        text("syslog-ident", "redis", "Unused: there is no system log.").atStart(),
        choice("syslog-facility", "local0", "Unused: there is no system log.", "local0").atStart(),
        toggle("set-proc-title", true, TITLE).atStart(),
        text("proc-title-template", "{title} {listen-addr} {server-mode}", TITLE),
        choice("enable-module-command", "no", MODULES, "no", "yes", "local").atStart(),
        text("ignore-warnings", "", "Accepted; the start makes no such checks."),
        text("locale-collate", "", "Accepted; strings are compared by bytes."),
        toggle("crash-log-enabled", true, "Accepted; the Java machine writes its own report."),
        toggle("crash-memcheck-enabled", true, "Accepted; there is no memory check."),
        toggle("use-exit-on-panic", false, "Accepted.").hidden(),
        toggle("enable-debug-assert", false, "Accepted; assertions are always on.")
            .atStart()
            .hidden(),
        toggle("hide-user-data-from-log", true, "Accepted; the log never holds user data.")
            .hidden(),
        toggle("disable-thp", true, "Accepted; huge pages are asked for block by block.").atStart(),
        choice(
                "oom-score-adj",
                "no",
                "Set the kernel's score.",
                "no",
                "yes",
                "relative",
                "absolute")
            .absent(),
        words("oom-score-adj-values", "0 200 800", SpecialKinds::oomScores, "Unused scores."),
        text("server_cpulist", "", PINNING).absent(),
        text("bio_cpulist", "", PINNING).absent(),
        text("aof_rewrite_cpulist", "", PINNING).absent(),
        text("bgsave_cpulist", "", PINNING).absent());
  }
}
