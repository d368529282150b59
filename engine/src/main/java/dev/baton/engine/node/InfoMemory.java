package dev.baton.engine.node;

import static dev.baton.engine.command.admin.MemoryFacts.ratio;

import dev.baton.engine.command.admin.MemoryFacts;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import java.util.function.Supplier;

/** Where memory goes. */
final class InfoMemory implements InfoSection {
  private final Configuration configuration;
  private final HostInfo host;
  private final Keyspace keyspace;
  private final Supplier<MemoryFacts> facts;
  private final ActiveDefrag defrag;

  InfoMemory(
      Configuration configuration,
      HostInfo host,
      Keyspace keyspace,
      Supplier<MemoryFacts> facts,
      ActiveDefrag defrag) {
    this.defrag = defrag;
    this.configuration = configuration;
    this.host = host;
    this.keyspace = keyspace;
    this.facts = facts;
  }

  @Override
  public String title() {
    return "Memory";
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    MemoryFacts now = facts.get();
    writeUse(out, now);
    out.field("allocator_allocated", now.used());
    out.field("allocator_active", now.reserved());
    out.field("allocator_resident", now.committed());
    out.size("total_system_memory", host.systemMemoryBytes());
    out.size("maxmemory", configuration.longOf("maxmemory"));
    out.field("maxmemory_policy", configuration.textOf("maxmemory-policy"));
    writeFragmentation(out, now);
    out.field("mem_not_counted_for_evict", now.uncounted());
    out.field("mem_replication_backlog", now.backlog());
    out.field("mem_total_replication_buffers", now.backlog());
    out.field("mem_clients_slaves", now.replicas());
    out.field("mem_clients_normal", now.clients());
    out.field("mem_cluster_links", 0);
    out.field("mem_aof_buffer", 0);
    out.field("mem_allocator", "baton");
    out.field("active_defrag_running", defrag.runningPercent());
    out.field("lazyfree_pending_objects", keyspace.garbageCount());
    out.field("lazyfreed_objects", keyspace.garbageFreed());
  }

  private static void writeUse(InfoWriter out, MemoryFacts now) {
    out.size("used_memory", now.used());
    out.size("used_memory_rss", now.resident());
    out.size("used_memory_peak", now.peak());
    out.percent("used_memory_peak_perc", now.peakPercent());
    out.field("used_memory_overhead", now.overhead());
    out.field("used_memory_startup", now.startup());
    out.field("used_memory_dataset", now.dataset());
    out.percent("used_memory_dataset_perc", now.datasetPercent());
  }

  private static void writeFragmentation(InfoWriter out, MemoryFacts now) {
    out.field("allocator_frag_ratio", ratio(now.reserved(), now.used()), 2);
    out.field("allocator_frag_bytes", now.reserved() - now.used());
    out.field("allocator_rss_ratio", ratio(now.committed(), now.reserved()), 2);
    out.field("allocator_rss_bytes", now.committed() - now.reserved());
    out.field("rss_overhead_ratio", ratio(now.resident(), now.committed()), 2);
    out.field("rss_overhead_bytes", now.resident() - now.committed());
    out.field("mem_fragmentation_ratio", ratio(now.resident(), now.used()), 2);
    out.field("mem_fragmentation_bytes", now.resident() - now.used());
  }
}
