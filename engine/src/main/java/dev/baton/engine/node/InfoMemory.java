package dev.baton.engine.node;

import dev.baton.engine.config.Configuration;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.replication.PrimarySide;

/** Where memory goes. */
final class InfoMemory implements InfoSection {
  private final Configuration configuration;
  private final HostInfo host;
  private final Memory memory;
  private final Clients clients;
  private final PrimarySide primarySide;
  private long peakBytes;

  InfoMemory(
      Configuration configuration,
      HostInfo host,
      Memory memory,
      Clients clients,
      PrimarySide primarySide) {
    this.configuration = configuration;
    this.host = host;
    this.memory = memory;
    this.clients = clients;
    this.primarySide = primarySide;
  }

  @Override
  public String title() {
    return "Memory";
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    long usedBytes = memory.usedBytes();
    peakBytes = Math.max(peakBytes, usedBytes);
    out.size("used_memory", usedBytes);
    out.size("used_memory_rss", host.residentBytes());
    out.size("used_memory_peak", peakBytes);
    out.field("allocator_allocated", usedBytes);
    out.field("allocator_active", memory.reservedBytes());
    out.field("allocator_resident", memory.committedBytes());
    out.size("total_system_memory", host.systemMemoryBytes());
    out.size("maxmemory", configuration.longOf("maxmemory"));
    out.field("maxmemory_policy", configuration.textOf("maxmemory-policy"));
    out.field("mem_clients_normal", clients.bufferBytes());
    out.field("mem_replication_backlog", primarySide.backlogFacts().allocatedBytes());
    out.field("mem_allocator", "baton");
  }
}
