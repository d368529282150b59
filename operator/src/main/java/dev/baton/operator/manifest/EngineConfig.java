package dev.baton.operator.manifest;

import dev.baton.operator.api.v1.Persistence;
import dev.baton.operator.api.v1.RedisReplicationSpec;
import dev.baton.operator.api.v1.Tls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The engine's configuration file. The operator's directives come first and the user's after them;
 * a directive that both have takes the user's value and stands once, because some directives add up
 * when they are repeated. Those that the operator must decide never reach this point: the API
 * server refuses them.
 */
public final class EngineConfig {

  /** Directive with the size of the backlog, in bytes. */
  public static final String BACKLOG_DIRECTIVE = "repl-backlog-size";

  /** Directive with the output limits, of which the operator sets those of replicas. */
  public static final String OUTPUT_LIMIT_DIRECTIVE = "client-output-buffer-limit";

  private static final long MEBIBYTE = 1L << 20;

  // The defaults of redis: 256 MiB at once or 64 MiB for a minute.
  private static final long OUTPUT_HARD_LIMIT_MIN_BYTES = 256 * MEBIBYTE;
  private static final long OUTPUT_SOFT_LIMIT_MIN_BYTES = 64 * MEBIBYTE;
  private static final int OUTPUT_SOFT_LIMIT_SECONDS = 60;

  private EngineConfig() {}

  /** Returns the text of the file. */
  public static String render(Blueprint blueprint) {
    var text = new StringBuilder();
    directives(blueprint)
        .forEach((name, value) -> text.append(name).append(' ').append(quoted(value)).append('\n'));
    return text.toString();
  }

  /** Returns the directives in the order of the file. */
  public static Map<String, String> directives(Blueprint blueprint) {
    RedisReplicationSpec spec = blueprint.spec();
    var directives = new LinkedHashMap<String, String>();
    addPorts(directives, spec.tls());
    directives.put("dir", PodLayout.DATA_PATH);
    directives.put("baton-http-port", Integer.toString(PodLayout.HTTP_PORT));
    directives.put("baton-boot-role", "unassigned");
    directives.put("baton-auth-file", PodLayout.CONFIG_PATH + "/" + PodLayout.AUTH_FILE);
    addReplication(directives, blueprint);
    addMemory(directives, spec);
    addPersistence(directives, spec.persistence());
    directives.putAll(spec.engine());
    directives.merge(
        OUTPUT_LIMIT_DIRECTIVE,
        replicaOutputLimit(blueprint.backlogBytes()),
        (users, replicas) -> users + " " + replicas);
    return directives;
  }

  /**
   * Returns the output limit of replicas for a size of the backlog. It stays above the backlog, or
   * a replica that continues from the backlog's far end would be cut off for having so much to
   * read.
   */
  public static String replicaOutputLimit(long backlogBytes) {
    long hardBytes = Math.max(OUTPUT_HARD_LIMIT_MIN_BYTES, Math.multiplyExact(2L, backlogBytes));
    long softBytes = Math.max(OUTPUT_SOFT_LIMIT_MIN_BYTES, backlogBytes);
    return "replica " + hardBytes + " " + softBytes + " " + OUTPUT_SOFT_LIMIT_SECONDS;
  }

  /** One port, plain or encrypted: a second, plain one would be an open back door. */
  private static void addPorts(Map<String, String> directives, @Nullable Tls tls) {
    String port = Integer.toString(PodLayout.REDIS_PORT);
    if (tls == null) {
      directives.put("port", port);
      return;
    }
    String folder = PodLayout.CONFIG_PATH + "/" + PodLayout.TLS_FOLDER;
    directives.put("port", "0");
    directives.put("tls-port", port);
    directives.put("tls-cert-file", folder + Tls.CERTIFICATE_KEY);
    directives.put("tls-key-file", folder + Tls.PRIVATE_KEY_KEY);
    directives.put("tls-ca-cert-file", folder + Tls.AUTHORITY_KEY);
    directives.put("tls-auth-clients", tls.clientCertificates().directive());
    directives.put("tls-replication", "yes");
  }

  private static void addReplication(Map<String, String> directives, Blueprint blueprint) {
    directives.put(BACKLOG_DIRECTIVE, Long.toString(blueprint.backlogBytes()));
    // An engine that gives its backlog up takes another id: a primary that was alone for an hour
    // would look as if it had nothing in common with replicas that hold the beginning of its data.
    directives.put("repl-backlog-ttl", "0");
    // A replica that has heard nothing for two seconds is a witness of a silent primary.
    directives.put("repl-ping-replica-period", "1");
    // A diskless start at once: the operator attaches replicas together, so waiting gains nothing.
    directives.put("repl-diskless-sync", "yes");
    directives.put("repl-diskless-sync-delay", "0");
    // Data is given up by order of the operator only, never because a primary came back without it.
    directives.put("baton-replica-guard", "yes");
    RedisReplicationSpec spec = blueprint.spec();
    directives.put(
        "min-replicas-to-write", Integer.toString(spec.durability().minReplicasToWrite()));
    directives.put("min-replicas-max-lag", Long.toString(spec.durability().maxLagSeconds()));
  }

  private static void addMemory(Map<String, String> directives, RedisReplicationSpec spec) {
    OptionalLong maxMemoryBytes = spec.maxMemoryBytes();
    if (maxMemoryBytes.isPresent()) {
      directives.put("maxmemory", Long.toString(maxMemoryBytes.getAsLong()));
    }
  }

  /** When an append only file is forced to the disk stays with the user: {@code appendfsync}. */
  private static void addPersistence(Map<String, String> directives, Persistence persistence) {
    directives.put("save", savePoints(persistence));
    directives.put("appendonly", persistence.isAppending() ? "yes" : "no");
    directives.put("aof-use-rdb-preamble", persistence == Persistence.APPEND_ONLY ? "no" : "yes");
  }

  private static String savePoints(Persistence persistence) {
    return switch (persistence) {
      case NONE, APPEND_ONLY -> "";
      // What a crash takes is what came since: a minute.
      case SNAPSHOT -> "60 1";
      // The append only file has every write; this one is there to be copied away as a backup.
      case MIXED -> "3600 1";
    };
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "\"\"" : value;
  }
}
