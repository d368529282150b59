package dev.baton.engine.node;

import dev.baton.engine.acl.AccessLog;
import dev.baton.engine.command.ChannelKind;
import dev.baton.engine.command.CommandProcessor;
import dev.baton.engine.command.Eviction;
import dev.baton.engine.command.PubSub;
import dev.baton.engine.command.Tracking;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Statistics;
import dev.baton.engine.metrics.ErrorStatistics;
import dev.baton.engine.replication.PrimarySide;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was done since the start. */
final class InfoStats implements InfoSection {
  private final ClientTotals totals;
  private final Keyspace keyspace;
  private final PrimarySide primarySide;
  private final PubSub pubSub;
  private final Tracking tracking;
  private final ErrorStatistics errors;
  private final AccessLog refusals;
  private @Nullable CommandProcessor processor;
  private @Nullable Eviction eviction;
  private final RecentRate commands = new RecentRate();
  private final RecentRate inputBytes = new RecentRate();
  private final RecentRate outputBytes = new RecentRate();

  private final ActiveDefrag defrag;

  InfoStats(
      ClientTotals totals,
      Keyspace keyspace,
      PrimarySide primarySide,
      PubSub pubSub,
      ErrorStatistics errors,
      Tracking tracking,
      AccessLog refusals,
      ActiveDefrag defrag) {
    this.defrag = defrag;
    this.refusals = refusals;
    this.tracking = tracking;
    this.totals = totals;
    this.keyspace = keyspace;
    this.primarySide = primarySide;
    this.pubSub = pubSub;
    this.errors = errors;
  }

  /** The chain counts the commands; it is made after the commands, of which INFO is one. */
  void wire(CommandProcessor chain, Eviction evictor) {
    processor = chain;
    eviction = evictor;
  }

  /** Takes samples for the rates. */
  void onTick(long nowMs) {
    commands.sample(commandsProcessed(), nowMs);
    inputBytes.sample(totals.inputBytes, nowMs);
    outputBytes.sample(totals.outputBytes, nowMs);
  }

  @Override
  public String title() {
    return "Stats";
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    Statistics statistics = keyspace.statistics();
    out.field("total_connections_received", totals.connectionsReceived);
    out.field("total_commands_processed", commandsProcessed());
    out.field("instantaneous_ops_per_sec", Math.round(commands.perSecond()));
    out.field("total_net_input_bytes", totals.inputBytes);
    out.field("total_net_output_bytes", totals.outputBytes);
    out.field("instantaneous_input_kbps", inputBytes.perSecond() / 1024, 2);
    out.field("instantaneous_output_kbps", outputBytes.perSecond() / 1024, 2);
    out.field("rejected_connections", totals.connectionsRejected);
    out.field("sync_full", primarySide.counters().full());
    out.field("sync_partial_ok", primarySide.counters().partialAccepted());
    out.field("sync_partial_err", primarySide.counters().partialRefused());
    out.field("expired_keys", statistics.expired());
    out.field("expired_fields", statistics.expiredFields());
    out.field("evicted_keys", statistics.evicted());
    out.field("evicted_clients", totals.clientsEvicted);
    out.field("total_eviction_exceeded_time", eviction == null ? 0 : eviction.exceededMs());
    out.field("current_eviction_exceeded_time", eviction == null ? 0 : eviction.exceededNowMs());
    out.field("keyspace_hits", statistics.hits());
    out.field("keyspace_misses", statistics.misses());
    out.field("pubsub_channels", pubSub.count(ChannelKind.CHANNEL));
    out.field("pubsub_patterns", pubSub.count(ChannelKind.PATTERN));
    out.field("pubsubshard_channels", pubSub.count(ChannelKind.SHARD));
    defrag.writeStats(out, nowMs);
    // Each MIGRATE has a connection of its own: none is kept.
    out.field("migrate_cached_sockets", 0);
    out.field("tracking_total_keys", tracking.keyCount());
    out.field("tracking_total_items", tracking.itemCount());
    out.field("tracking_total_prefixes", tracking.prefixCount());
    out.field("total_error_replies", errors.total());
    out.field("client_query_buffer_limit_disconnections", totals.overQueryLimit);
    out.field("client_output_buffer_limit_disconnections", totals.overOutputLimit);
    out.field("acl_access_denied_auth", refusals.total(AccessLog.Reason.AUTH));
    out.field("acl_access_denied_cmd", refusals.total(AccessLog.Reason.COMMAND));
    out.field("acl_access_denied_key", refusals.total(AccessLog.Reason.KEY));
    out.field("acl_access_denied_channel", refusals.total(AccessLog.Reason.CHANNEL));
  }

  private long commandsProcessed() {
    return Objects.requireNonNull(processor, "wired").commandsProcessed();
  }
}
