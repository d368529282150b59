package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.replication.BacklogFacts;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaLink;
import dev.baton.engine.replication.ReplicaSide;
import dev.baton.engine.replication.TransferFacts;
import dev.baton.engine.replication.WriteRate;

/**
 * The chain of replication, in the order in which Redis 7.2 prints it; the fields at the end are
 * ours. Machinery reads it line by line, so nothing is left out when it is empty.
 */
final class InfoReplication implements InfoSection {
  // No rate was seen yet: any outage is covered.
  private static final long UNBOUNDED = -1;

  private final Configuration configuration;
  private final RoleHolder role;
  private final History history;
  private final PrimarySide primarySide;
  private final ReplicaSide replicaSide;
  private final Upstream upstream;
  private final WriteRate writeRate;
  private final Failover failover;

  InfoReplication(
      Configuration configuration,
      RoleHolder role,
      History history,
      PrimarySide primarySide,
      ReplicaSide replicaSide,
      Upstream upstream,
      WriteRate writeRate,
      Failover failover) {
    this.configuration = configuration;
    this.role = role;
    this.history = history;
    this.primarySide = primarySide;
    this.replicaSide = replicaSide;
    this.upstream = upstream;
    this.writeRate = writeRate;
    this.failover = failover;
  }

  @Override
  public String title() {
    return "Replication";
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    boolean replica = role.role() != Role.PRIMARY;
    out.field("role", replica ? "slave" : "master");
    if (replica) {
      writeUpstream(out, nowMs);
    }
    writeReplicas(out, nowMs);
    writeHistory(out);
    writeOurs(out, nowMs);
  }

  private void writeUpstream(InfoWriter out, long nowMs) {
    HostPort primary = replicaSide.primary();
    boolean up = replicaSide.isConnected();
    TransferFacts transfer = replicaSide.transfer();
    out.field("master_host", primary == null ? "" : primary.host());
    out.field("master_port", primary == null ? 0 : primary.port());
    out.field("master_link_status", up ? "up" : "down");
    long idleSeconds = up ? (nowMs - replicaSide.lastIoAtMs()) / 1000 : -1;
    out.field("master_last_io_seconds_ago", idleSeconds);
    out.field("master_sync_in_progress", transfer != null);
    out.field("slave_read_repl_offset", history.offset() + upstream.unappliedBytes());
    out.field("slave_repl_offset", history.offset());
    if (transfer != null) {
      writeTransfer(out, transfer, nowMs);
    }
    if (!up) {
      long since = primary == null ? -1 : (nowMs - replicaSide.downSinceMs()) / 1000;
      out.field("master_link_down_since_seconds", since);
    }
    out.field("slave_priority", configuration.longOf("replica-priority"));
    out.field("slave_read_only", configuration.isOn("replica-read-only"));
    out.field("replica_announced", configuration.isOn("replica-announced"));
  }

  private static void writeTransfer(InfoWriter out, TransferFacts transfer, long nowMs) {
    long total = transfer.totalBytes();
    long read = transfer.readBytes();
    out.field("master_sync_total_bytes", total);
    out.field("master_sync_read_bytes", read);
    out.field("master_sync_left_bytes", total - read);
    out.field("master_sync_perc", total == 0 ? 0 : 100.0 * read / total, 2);
    out.field("master_sync_last_io_seconds_ago", (nowMs - transfer.lastIoAtMs()) / 1000);
  }

  private void writeReplicas(InfoWriter out, long nowMs) {
    out.field("connected_slaves", primarySide.replicas().size());
    boolean guarded =
        configuration.longOf("min-replicas-to-write") > 0
            && configuration.longOf("min-replicas-max-lag") > 0;
    if (guarded) {
      out.field("min_slaves_good_slaves", primarySide.goodReplicas(nowMs));
    }
    int index = 0;
    for (ReplicaLink link : primarySide.replicas()) {
      boolean online = link.state() == ReplicaLink.State.ONLINE;
      out.field(
          "slave" + index,
          "ip="
              + link.shownHost()
              + ",port="
              + link.listeningPort()
              + ",state="
              + link.shownState()
              + ",offset="
              + link.acknowledgedOffset()
              + ",lag="
              + (online ? link.lagSeconds(nowMs) : 0));
      index++;
    }
  }

  private void writeHistory(InfoWriter out) {
    BacklogFacts backlog = primarySide.backlogFacts();
    // A second connection for the stream during a full synchronization is never asked for.
    out.field("replicas_waiting_psync", 0);
    out.field("master_failover_state", failover.stateName());
    out.field("master_replid", history.replicationId());
    out.field("master_replid2", history.secondId());
    out.field("master_repl_offset", history.offset());
    out.field("second_repl_offset", history.secondOffset());
    out.field("repl_backlog_active", backlog.active());
    out.field("repl_backlog_size", backlog.sizeBytes());
    out.field("repl_backlog_first_byte_offset", backlog.firstByteOffset());
    out.field("repl_backlog_histlen", backlog.historyBytes());
  }

  private void writeOurs(InfoWriter out, long nowMs) {
    long peak = writeRate.peakBytesPerSecond(nowMs);
    out.field("repl_stream_bytes_per_sec", writeRate.currentBytesPerSecond(nowMs));
    out.field("repl_stream_bytes_per_sec_peak", peak);
    long size = primarySide.backlogFacts().sizeBytes();
    out.field("repl_backlog_coverage_seconds", peak == 0 ? UNBOUNDED : size / peak);
    out.field("baton_snapshot_refused", replicaSide.isSnapshotRefused());
    out.field("baton_epoch", history.epoch());
    out.field("baton_role", role.role().text());
  }
}
