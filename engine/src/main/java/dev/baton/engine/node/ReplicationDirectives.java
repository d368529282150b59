package dev.baton.engine.node;

import dev.baton.engine.config.Configuration;
import dev.baton.engine.config.OutputLimit;
import dev.baton.engine.replication.PrimarySettings;
import dev.baton.engine.replication.ReplicaSettings;
import dev.baton.engine.replication.SyncGuard;
import java.util.Locale;

/** Translates directives into what replication reads. */
final class ReplicationDirectives implements PrimarySettings, ReplicaSettings {
  private static final long SECOND_MS = 1000;
  // Redis's smallest backlog, whatever was asked for.
  private static final long BACKLOG_BYTES_MIN = 16 * 1024;

  private final Configuration configuration;
  private final HostInfo host;
  // Asked for each replica in every turn, and a text to take apart.
  private OutputLimit outputLimit;

  ReplicationDirectives(Configuration configuration, HostInfo host) {
    this.configuration = configuration;
    this.host = host;
    this.outputLimit = readOutputLimit();
    configuration.onChange("client-output-buffer-limit", () -> outputLimit = readOutputLimit());
  }

  @Override
  public long backlogBytes() {
    return Math.max(BACKLOG_BYTES_MIN, configuration.longOf("repl-backlog-size"));
  }

  @Override
  public long backlogTimeToLiveMs() {
    return configuration.longOf("repl-backlog-ttl") * SECOND_MS;
  }

  @Override
  public long timeoutMs() {
    return configuration.longOf("repl-timeout") * SECOND_MS;
  }

  @Override
  public long pingPeriodMs() {
    return configuration.longOf("repl-ping-replica-period") * SECOND_MS;
  }

  @Override
  public long syncDelayMs() {
    boolean waits = configuration.isOn("repl-diskless-sync");
    return waits ? configuration.longOf("repl-diskless-sync-delay") * SECOND_MS : 0;
  }

  @Override
  public int syncReplicasMax() {
    return configuration.intOf("repl-diskless-sync-max-replicas");
  }

  @Override
  public long outputHardLimitBytes() {
    return outputLimit.hardBytes();
  }

  @Override
  public long outputSoftLimitBytes() {
    return outputLimit.softBytes();
  }

  @Override
  public long outputSoftLimitMs() {
    return outputLimit.softSeconds() * SECOND_MS;
  }

  @Override
  public long saveDelayMicros() {
    return configuration.longOf("rdb-key-save-delay");
  }

  @Override
  public long processId() {
    return host.processId();
  }

  @Override
  public long lagMsMax() {
    return configuration.longOf("min-replicas-max-lag") * SECOND_MS;
  }

  @Override
  public String user() {
    return configuration.textOf("masteruser");
  }

  @Override
  public String password() {
    return configuration.textOf("masterauth");
  }

  @Override
  public int announcedPort() {
    int announced = configuration.intOf("replica-announce-port");
    if (announced != 0) {
      return announced;
    }
    // Those who follow over TLS are followed over TLS.
    int securePort = configuration.intOf("tls-port");
    boolean secure = configuration.isOn("tls-replication") && securePort != 0;
    return secure ? securePort : host.listeningPort();
  }

  @Override
  public String announcedHost() {
    return configuration.textOf("replica-announce-ip");
  }

  @Override
  public SyncGuard guard() {
    return SyncGuard.valueOf(configuration.textOf("baton-replica-guard").toUpperCase(Locale.ROOT));
  }

  private OutputLimit readOutputLimit() {
    return configuration.outputLimit(OutputLimit.Client.REPLICA);
  }
}
