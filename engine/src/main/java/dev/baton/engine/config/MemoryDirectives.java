package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.choice;
import static dev.baton.engine.config.Directive.memory;
import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.toggle;

import java.util.List;

/** The memory limit, expiry and freeing. */
final class MemoryDirectives {
  private MemoryDirectives() {}

  static List<Directive> list() {
    return List.of(
        memory("maxmemory", 0, 0, Long.MAX_VALUE, "Bytes that may be used."),
        choice(
            "maxmemory-policy",
            "noeviction",
            "Which keys go when memory is short.",
            "volatile-lru",
            "volatile-lfu",
            "volatile-random",
            "volatile-ttl",
            "allkeys-lru",
            "allkeys-lfu",
            "allkeys-random",
            "noeviction"),
        number("maxmemory-samples", 5, 1, 64, "Candidates of one eviction."),
        number("maxmemory-eviction-tenacity", 10, 0, 100, "How long one eviction may take."),
        number("lfu-log-factor", 10, 0, Integer.MAX_VALUE, "How slowly access counters grow."),
        number("lfu-decay-time", 1, 0, Integer.MAX_VALUE, "Minutes until they halve."),
        number("active-expire-effort", 1, 1, 10, "How eagerly expired keys are looked for."),
        toggle("lazyfree-lazy-eviction", false, "Free evicted values in the background."),
        toggle("lazyfree-lazy-expire", false, "Free expired values in the background."),
        toggle("lazyfree-lazy-server-del", false, "Free replaced values in the background."),
        toggle("lazyfree-lazy-user-del", false, "Let DEL behave like UNLINK."),
        toggle("lazyfree-lazy-user-flush", false, "Let FLUSHALL behave like FLUSHALL ASYNC."),
        toggle("activerehashing", true, "Accepted; tables grow without a rehash."),
        toggle("activedefrag", false, "Move data together and give memory back."),
        memory(
            "active-defrag-ignore-bytes",
            100 << 20,
            1,
            Long.MAX_VALUE,
            "Unused bytes between data from which on that is done."),
        number(
            "active-defrag-threshold-lower",
            10,
            0,
            1000,
            "Unused bytes in percent of the used ones from which on that is done."),
        number("active-defrag-threshold-upper", 100, 0, 1000, "From which on with all its effort."),
        number("active-defrag-cycle-min", 1, 1, 99, "The least effort, in percent of the time."),
        number("active-defrag-cycle-max", 25, 1, 99, "The most effort, in percent of the time."),
        number(
            "active-defrag-max-scan-fields",
            1000,
            1,
            Long.MAX_VALUE,
            "Larger collections, or than 128 elements, are moved part by part."),
        toggle("jemalloc-bg-thread", true, "Accepted; there is no such allocator."));
  }
}
