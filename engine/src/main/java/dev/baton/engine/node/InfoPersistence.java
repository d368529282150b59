package dev.baton.engine.node;

import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.storage.AofFacts;
import dev.baton.engine.node.storage.AppendOnly;
import dev.baton.engine.node.storage.LastLoad;
import dev.baton.engine.node.storage.Saves;
import dev.baton.engine.node.storage.StartupLoad;
import dev.baton.engine.replication.PrimarySide;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is loaded and what is saved. */
final class InfoPersistence implements InfoSection {
  private final Keyspace keyspace;
  private final Saves saves;
  private final AppendOnly appendOnly;
  private final PrimarySide primarySide;
  private final Upstream upstream;
  private final LastLoad lastLoad;
  private final Supplier<@Nullable StartupLoad> loading;

  InfoPersistence(
      Keyspace keyspace,
      Saves saves,
      AppendOnly appendOnly,
      PrimarySide primarySide,
      Upstream upstream,
      LastLoad lastLoad,
      Supplier<@Nullable StartupLoad> loading) {
    this.keyspace = keyspace;
    this.saves = saves;
    this.appendOnly = appendOnly;
    this.primarySide = primarySide;
    this.upstream = upstream;
    this.lastLoad = lastLoad;
    this.loading = loading;
  }

  @Override
  public String title() {
    return "Persistence";
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    StartupLoad load = loading.get();
    IncomingSnapshot snapshot = upstream.snapshot();
    out.field("loading", load != null || snapshot.isExclusive());
    out.field("async_loading", snapshot.isAsynchronous());
    out.field("rdb_changes_since_last_save", keyspace.changesSinceSave());
    out.field("rdb_bgsave_in_progress", saves.isRunning() || primarySide.isSnapshotting());
    out.field("rdb_last_save_time", saves.lastSaveMs() / 1000);
    out.field("rdb_last_bgsave_status", saves.lastFailed() ? "err" : "ok");
    out.field("rdb_last_bgsave_time_sec", seconds(saves.lastDurationMs()));
    long since = saves.runningSinceMs();
    out.field("rdb_current_bgsave_time_sec", since < 0 ? -1 : (nowMs - since) / 1000);
    out.field("rdb_saves", saves.count());
    out.field("rdb_last_load_keys_expired", lastLoad.expiredKeys);
    out.field("rdb_last_load_keys_loaded", lastLoad.keys);
    writeAppendOnly(out, appendOnly.facts(nowMs));
    if (load != null) {
      long total = load.totalBytes();
      long read = load.readBytes();
      out.field("loading_start_time", load.startedMs() / 1000);
      out.field("loading_total_bytes", total);
      out.field("loading_loaded_bytes", read);
      out.field("loading_loaded_perc", total == 0 ? 0 : 100.0 * read / total, 2);
    }
  }

  private static void writeAppendOnly(InfoWriter out, AofFacts facts) {
    out.field("aof_enabled", facts.enabled);
    out.field("aof_rewrite_in_progress", facts.rewriting);
    out.field("aof_rewrite_scheduled", facts.scheduled);
    out.field("aof_last_rewrite_time_sec", facts.lastRewriteSeconds);
    out.field("aof_current_rewrite_time_sec", facts.currentRewriteSeconds);
    out.field("aof_last_bgrewrite_status", facts.lastRewriteFailed ? "err" : "ok");
    out.field("aof_rewrites", facts.rewrites);
    out.field("aof_rewrites_consecutive_failures", facts.failures);
    out.field("aof_last_write_status", facts.writeFailed ? "err" : "ok");
    if (facts.enabled) {
      out.field("aof_current_size", facts.currentBytes);
      out.field("aof_base_size", facts.baseBytes);
      out.field("aof_pending_rewrite", facts.scheduled);
      out.field("aof_buffer_length", facts.bufferBytes);
      out.field("aof_pending_bio_fsync", facts.pendingSync);
      out.field("aof_delayed_fsync", facts.delayedSyncs);
    }
  }

  private static long seconds(long durationMs) {
    return durationMs < 0 ? -1 : durationMs / 1000;
  }
}
