package dev.baton.engine.command.admin;

import static dev.baton.engine.command.admin.MemoryFacts.ratio;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.resp.ReplyWriter;
import java.util.function.Supplier;

/** {@code MEMORY STATS}: where memory is. */
final class MemoryStatsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("memory|stats", 2)
          .group(Group.SERVER, "4.0.0")
          .summary("Returns details about memory usage.", "O(1)")
          .tips("nondeterministic_output", "request_policy:all_shards", "response_policy:special")
          .build();

  private static final int FACTS = 27;

  private final Supplier<MemoryFacts> facts;

  MemoryStatsCommand(Supplier<MemoryFacts> facts) {
    this.facts = facts;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    MemoryFacts now = facts.get();
    Keyspace keyspace = call.keyspace();
    int databases = 0;
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      databases += keyspace.database(i).size() > 0 ? 1 : 0;
    }
    ReplyWriter reply = call.reply();
    reply.map(FACTS + databases);
    replyUse(reply, now);
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      if (keyspace.database(i).size() > 0) {
        replyDatabase(reply, i, keyspace.database(i));
      }
    }
    replyData(reply, now);
    replyAllocator(reply, now);
  }

  private static void replyUse(ReplyWriter reply, MemoryFacts now) {
    field(reply, "peak.allocated", now.peak());
    field(reply, "total.allocated", now.used());
    field(reply, "startup.allocated", now.startup());
    field(reply, "replication.backlog", now.backlog());
    field(reply, "clients.slaves", now.replicas());
    field(reply, "clients.normal", now.clients());
    field(reply, "cluster.links", 0);
    field(reply, "aof.buffer", 0);
    field(reply, "lua.caches", 0);
    field(reply, "functions.caches", 0);
  }

  private static void replyDatabase(ReplyWriter reply, int index, Database database) {
    reply.bulk("db." + index);
    reply.map(3);
    field(reply, "overhead.hashtable.main", database.tableBytes());
    field(reply, "overhead.hashtable.expires", database.expiryBytes());
    field(reply, "overhead.hashtable.slot-to-keys", 0);
  }

  private static void replyData(ReplyWriter reply, MemoryFacts now) {
    field(reply, "overhead.total", now.overhead());
    field(reply, "keys.count", now.keys());
    long beyond = Math.max(0, now.used() - now.startup());
    field(reply, "keys.bytes-per-key", now.keys() == 0 ? 0 : beyond / now.keys());
    field(reply, "dataset.bytes", now.dataset());
    field(reply, "dataset.percentage", now.datasetPercent());
    field(reply, "peak.percentage", now.peakPercent());
  }

  private static void replyAllocator(ReplyWriter reply, MemoryFacts now) {
    field(reply, "allocator.allocated", now.used());
    field(reply, "allocator.active", now.reserved());
    field(reply, "allocator.resident", now.committed());
    field(reply, "allocator-fragmentation.ratio", ratio(now.reserved(), now.used()));
    field(reply, "allocator-fragmentation.bytes", now.reserved() - now.used());
    field(reply, "allocator-rss.ratio", ratio(now.committed(), now.reserved()));
    field(reply, "allocator-rss.bytes", now.committed() - now.reserved());
    field(reply, "rss-overhead.ratio", ratio(now.resident(), now.committed()));
    field(reply, "rss-overhead.bytes", now.resident() - now.committed());
    field(reply, "fragmentation", ratio(now.resident(), now.used()));
    field(reply, "fragmentation.bytes", now.resident() - now.used());
  }

  private static void field(ReplyWriter reply, String name, long value) {
    reply.bulk(name);
    reply.integer(value);
  }

  private static void field(ReplyWriter reply, String name, double value) {
    reply.bulk(name);
    reply.real(value);
  }
}
