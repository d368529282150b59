package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.AccessView;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.History;
import dev.baton.operator.engine.ReplicaLink;
import dev.baton.operator.engine.StreamView;
import dev.baton.operator.engine.UpstreamLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an {@link EngineView} from an INFO reply.
 *
 * <p>Field names are those of Redis 7.2; fields that only our engine has may be missing. An engine
 * without {@code baton_role} tells its role by {@code role}.
 */
final class EngineViewReader {
  private static final int PRIORITY_DEFAULT = 100;

  // A base that cannot be written leaves an append only file that grows, or none at all.
  private static final List<String> SAVES =
      List.of("rdb_last_bgsave_status", "aof_last_write_status", "aof_last_bgrewrite_status");

  private EngineViewReader() {}

  static EngineView read(String text) {
    InfoText info = InfoText.parse(text);
    EngineRole role = readRole(info);
    return new EngineView(
        info.text("run_id", ""),
        info.number("uptime_in_seconds", 0),
        role,
        info.isOne("loading") || info.isOne("async_loading"),
        readHistory(info, role),
        role == EngineRole.PRIMARY ? UpstreamLink.NONE : readLink(info),
        (int) info.number("slave_priority", PRIORITY_DEFAULT),
        SAVES.stream().anyMatch(field -> hasFailed(info, field)),
        AccessView.UNKNOWN,
        readReplicas(info),
        readStream(info));
  }

  private static boolean hasFailed(InfoText info, String field) {
    return "err".equals(info.text(field, "ok"));
  }

  private static EngineRole readRole(InfoText info) {
    return switch (info.text("baton_role", "")) {
      case "primary" -> EngineRole.PRIMARY;
      case "replica" -> EngineRole.REPLICA;
      case "unassigned" -> EngineRole.UNASSIGNED;
      default -> "master".equals(info.text("role", "")) ? EngineRole.PRIMARY : EngineRole.REPLICA;
    };
  }

  private static History readHistory(InfoText info, EngineRole role) {
    return new History(
        info.text("master_replid", ""),
        info.text("master_replid2", ""),
        info.number("second_repl_offset", -1),
        readOffset(info, role),
        info.number("baton_epoch", History.EPOCH_UNKNOWN));
  }

  /**
   * A replica counts what it has applied. An engine that waits for its role has no upstream to
   * count for, so its own offset, restored from its files, is the one that tells.
   */
  private static long readOffset(InfoText info, EngineRole role) {
    long own = info.number("master_repl_offset", 0);
    long applied = info.number("slave_repl_offset", own);
    return switch (role) {
      case PRIMARY -> own;
      case REPLICA -> applied;
      case UNASSIGNED -> Math.max(own, applied);
    };
  }

  /** A link that is down tells for how long instead of when the upstream was last heard. */
  private static UpstreamLink readLink(InfoText info) {
    boolean up = "up".equals(info.text("master_link_status", "down"));
    String quiet = up ? "master_last_io_seconds_ago" : "master_link_down_since_seconds";
    return new UpstreamLink(
        info.text("master_host", ""),
        (int) info.number("master_port", 0),
        up,
        info.isOne("master_sync_in_progress"),
        info.number(quiet, -1),
        info.isOne("baton_snapshot_refused"));
  }

  private static StreamView readStream(InfoText info) {
    return new StreamView(
        info.number("repl_backlog_size", 0),
        info.number("repl_stream_bytes_per_sec", -1),
        info.number("repl_stream_bytes_per_sec_peak", -1),
        info.number("sync_full", 0),
        info.number("sync_partial_ok", 0),
        info.number("sync_partial_err", 0));
  }

  private static List<ReplicaLink> readReplicas(InfoText info) {
    List<ReplicaLink> replicas = new ArrayList<>();
    for (int i = 0; info.has("slave" + i); i++) {
      replicas.add(readReplica(info.text("slave" + i, "")));
    }
    return replicas;
  }

  private static ReplicaLink readReplica(String line) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : line.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return new ReplicaLink(
        parts.getOrDefault("ip", ""),
        (int) InfoText.parseNumber(parts.getOrDefault("port", ""), 0),
        parts.getOrDefault("state", ""),
        InfoText.parseNumber(parts.getOrDefault("offset", ""), 0),
        InfoText.parseNumber(parts.getOrDefault("lag", ""), 0));
  }
}
