package dev.baton.engine.node;

import dev.baton.engine.metrics.PrometheusText;
import dev.baton.engine.metrics.PrometheusText.Kind;
import dev.baton.engine.node.command.InfoText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What INFO tells, under names for Prometheus: one source, so that a graph and the answer of a
 * command never differ. Names are part of the interface, for dashboards and alerts use them.
 */
final class MetricsPage {
  private static final List<String> SECTIONS =
      List.of(
          "server", "clients", "memory", "persistence", "stats", "replication", "cpu", "keyspace");

  /** A family of one sample. A word that is neither {@code yes} nor a number is told as 0. */
  private record Row(String field, String name, Kind kind, String yes, String help) {
    static Row gauge(String field, String name, String help) {
      return new Row(field, name, Kind.GAUGE, "", help);
    }

    static Row counter(String field, String name, String help) {
      return new Row(field, name, Kind.COUNTER, "", help);
    }

    static Row flag(String field, String yes, String name, String help) {
      return new Row(field, name, Kind.GAUGE, yes, help);
    }
  }

  /** Fields that an engine does not tell at the moment are left out. */
  private static final List<Row> ROWS =
      List.of(
          Row.gauge("uptime_in_seconds", "uptime_seconds", "Age of the process."),
          Row.gauge("baton_epoch", "epoch", "Epoch of the history that the data belongs to."),
          Row.gauge("master_repl_offset", "offset_bytes", "Place in the replication stream."),
          Row.flag("master_link_status", "up", "link_up", "Whether the upstream's stream comes."),
          Row.gauge("master_sync_in_progress", "sync_running", "Whether all data is copied."),
          Row.gauge("connected_slaves", "replicas", "Replicas that are connected."),
          Row.gauge("repl_backlog_size", "backlog_bytes", "Size of the backlog."),
          Row.gauge("repl_backlog_histlen", "backlog_used_bytes", "What the backlog holds."),
          Row.gauge(
              "repl_backlog_coverage_seconds",
              "backlog_coverage_seconds",
              "Absence that the backlog covers at the peak rate; left out while nobody writes."),
          Row.gauge(
              "repl_stream_bytes_per_sec",
              "stream_bytes_per_second",
              "Growth of the stream in the last second."),
          Row.gauge(
              "repl_stream_bytes_per_sec_peak",
              "stream_peak_bytes_per_second",
              "Highest growth of the stream in ten minutes."),
          Row.counter("sync_full", "full_syncs_total", "Replicas that copied all data."),
          Row.counter("sync_partial_ok", "partial_syncs_total", "Replicas that continued."),
          Row.counter(
              "sync_partial_err",
              "partial_syncs_refused_total",
              "Replicas that asked to continue and could not."),
          Row.gauge("connected_clients", "clients", "Clients that are connected."),
          Row.gauge("blocked_clients", "clients_blocked", "Clients that wait in a command."),
          Row.counter(
              "total_connections_received", "connections_total", "Connections that were accepted."),
          Row.counter(
              "rejected_connections",
              "connections_rejected_total",
              "Connections beyond maxclients."),
          Row.counter("total_commands_processed", "commands_total", "Commands that were executed."),
          Row.counter("total_error_replies", "error_replies_total", "Replies that were errors."),
          Row.counter("total_net_input_bytes", "input_bytes_total", "Bytes that were received."),
          Row.counter("total_net_output_bytes", "output_bytes_total", "Bytes that were sent."),
          Row.counter("keyspace_hits", "key_hits_total", "Reads that found their key."),
          Row.counter("keyspace_misses", "key_misses_total", "Reads that did not."),
          Row.counter("expired_keys", "keys_expired_total", "Keys whose time was over."),
          Row.counter("evicted_keys", "keys_evicted_total", "Keys that made room for others."),
          Row.gauge("used_memory", "memory_used_bytes", "Memory of data and buffers."),
          Row.gauge("used_memory_rss", "memory_resident_bytes", "Memory of the process."),
          Row.gauge("maxmemory", "memory_max_bytes", "Limit of the memory; 0 is none."),
          Row.gauge("loading", "loading", "Whether files are being read."),
          Row.flag("rdb_last_bgsave_status", "ok", "save_ok", "Whether the last save succeeded."),
          Row.gauge(
              "rdb_changes_since_last_save", "changes_since_save", "Changes no save contains."),
          Row.gauge("rdb_last_save_time", "last_save_timestamp_seconds", "Time of the last save."),
          Row.flag(
              "aof_last_write_status",
              "ok",
              "append_only_file_ok",
              "Whether the last write to the append-only file succeeded."),
          Row.counter("used_cpu_user", "cpu_user_seconds_total", "Processor time of the process."),
          Row.counter("used_cpu_sys", "cpu_system_seconds_total", "The same, in the kernel."));

  private static final String PREFIX = "baton_engine_";
  private static final String UNBOUNDED = "-1";

  private final InfoText info;

  MetricsPage(InfoText info) {
    this.info = info;
  }

  /** The page of this moment. */
  String write(long nowMs) {
    Map<String, String> fields = fields(nowMs);
    PrometheusText page = new PrometheusText();
    writeRole(page, fields);
    for (Row row : ROWS) {
      String value = fields.get(row.field);
      if (value != null && !value.equals(UNBOUNDED)) {
        page.family(PREFIX + row.name, row.kind, row.help);
        String number = row.yes.isEmpty() ? value : row.yes.equals(value) ? "1" : "0";
        page.sample(PREFIX + row.name, number);
      }
    }
    writeReplicas(page, fields);
    writeKeys(page, fields);
    return page.text();
  }

  private Map<String, String> fields(long nowMs) {
    Map<String, String> fields = new LinkedHashMap<>();
    info.report(SECTIONS, nowMs)
        .lines()
        .filter(line -> !line.startsWith("#") && line.indexOf(':') > 0)
        .forEach(line -> {
          int colon = line.indexOf(':');
          fields.put(line.substring(0, colon), line.substring(colon + 1));
        });
    return fields;
  }

  private static void writeRole(PrometheusText page, Map<String, String> fields) {
    String name = PREFIX + "role";
    page.family(name, Kind.GAUGE, "Always 1; the label is primary, replica or unassigned.");
    page.sample(name, "role", fields.getOrDefault("baton_role", "unknown"), "1");
  }

  private static void writeReplicas(PrometheusText page, Map<String, String> fields) {
    String bytes = PREFIX + "replica_lag_bytes";
    String seconds = PREFIX + "replica_lag_seconds";
    Map<String, String> lags = new LinkedHashMap<>();
    page.family(bytes, Kind.GAUGE, "Bytes of the stream that a replica has not acknowledged.");
    for (int i = 0; fields.containsKey("slave" + i); i++) {
      Map<String, String> link = parts(fields.get("slave" + i));
      String replica = link.get("ip") + ":" + link.get("port");
      long offset = number(fields.get("master_repl_offset"));
      page.sample(bytes, "replica", replica, Long.toString(offset - number(link.get("offset"))));
      lags.put(replica, String.valueOf(link.get("lag")));
    }
    page.family(seconds, Kind.GAUGE, "Time since a replica has last acknowledged.");
    lags.forEach((replica, lag) -> page.sample(seconds, "replica", replica, lag));
  }

  private static void writeKeys(PrometheusText page, Map<String, String> fields) {
    String name = PREFIX + "keys";
    page.family(name, Kind.GAUGE, "Keys of a database; an empty one is left out.");
    fields.forEach((field, value) -> {
      if (field.matches("db\\d+")) {
        page.sample(name, "db", field.substring(2), String.valueOf(parts(value).get("keys")));
      }
    });
  }

  /** Reads {@code a=1,b=2}. */
  private static Map<String, String> parts(@Nullable String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : String.valueOf(text).split(",", -1)) {
      int equals = part.indexOf('=');
      parts.put(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
    }
    return parts;
  }

  private static long number(@Nullable String text) {
    return text == null ? 0 : Long.parseLong(text);
  }
}
