package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.choice;
import static dev.baton.engine.config.Directive.memory;
import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.text;
import static dev.baton.engine.config.Directive.toggle;
import static dev.baton.engine.config.Directive.words;

import java.util.List;

/** Following a primary and feeding replicas. */
final class ReplicationDirectives {
  private static final int INT_MAX = Integer.MAX_VALUE;
  private static final String DUAL_CHANNEL =
      "Accepted; a full synchronization takes one connection.";

  private ReplicationDirectives() {}

  static List<Directive> list() {
    return List.of(
        words("replicaof", "", SpecialKinds::replicaOf, "The primary to follow at start.")
            .alias("slaveof")
            .atStart(),
        text("masterauth", "", "The password a replica gives its primary.").alias("primaryauth"),
        text("masteruser", "", "The user name a replica gives its primary.").alias("primaryuser"),
        toggle("replica-serve-stale-data", true, "Answer while the primary's link is down.")
            .alias("slave-serve-stale-data"),
        toggle("replica-read-only", true, "Refuse writes of clients on a replica.")
            .alias("slave-read-only"),
        toggle("replica-ignore-maxmemory", true, "Leave eviction to the primary.")
            .alias("slave-ignore-maxmemory"),
        toggle("replica-lazy-flush", false, "Free the old data set after the new one is there.")
            .alias("slave-lazy-flush"),
        number("replica-priority", 100, 0, INT_MAX, "Lower is promoted first; 0 never.")
            .alias("slave-priority"),
        toggle("replica-announced", true, "Let sentinels report this replica."),
        text("replica-announce-ip", "", "The address told to the primary.")
            .alias("slave-announce-ip"),
        number("replica-announce-port", 0, 0, 65535, "The port told to the primary.")
            .alias("slave-announce-port"),
        toggle("replica-ignore-disk-write-errors", false, "Go on when a save failed."),
        toggle("repl-diskless-sync", true, "Send the snapshot without a file in between."),
        toggle("dual-channel-replication-enabled", false, DUAL_CHANNEL),
        number("repl-diskless-sync-delay", 5, 0, INT_MAX, "Seconds to wait for more replicas."),
        number("repl-diskless-sync-max-replicas", 0, 0, INT_MAX, "Start at once with so many."),
        choice(
            "repl-diskless-load",
            "disabled",
            "How a replica takes a snapshot.",
            "disabled",
            "on-empty-db",
            "swapdb",
            "flush-before-load"),
        toggle("repl-disable-tcp-nodelay", false, "Fewer, larger packets to replicas."),
        number("repl-ping-replica-period", 10, 1, INT_MAX, "Seconds between the primary's pings.")
            .alias("repl-ping-slave-period"),
        number("repl-timeout", 60, 1, INT_MAX, "Seconds of silence that end a link."),
        memory("repl-backlog-size", 1 << 20, 1, Long.MAX_VALUE, "History kept for returning ones."),
        number(
            "repl-backlog-ttl", 3600, 0, Long.MAX_VALUE, "Seconds it outlives the last replica."),
        number("min-replicas-to-write", 0, 0, INT_MAX, "Replicas without which writes are refused.")
            .alias("min-slaves-to-write"),
        number("min-replicas-max-lag", 10, 0, INT_MAX, "Seconds after which one no longer counts.")
            .alias("min-slaves-max-lag"));
  }
}
