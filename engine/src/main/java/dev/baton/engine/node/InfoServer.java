package dev.baton.engine.node;

import dev.baton.engine.config.Configuration;

/** The program, the process and the machine. */
final class InfoServer implements InfoSection {
  /** The version of Redis whose behaviour clients may expect. */
  static final String REDIS_VERSION = "7.2.4";

  private static final String BATON_VERSION = "0.1.0";
  private static final long DAY_SECONDS = 24 * 3600;

  private final Configuration configuration;
  private final HostInfo host;
  private final String runId;
  private final long startedMs;

  InfoServer(Configuration configuration, HostInfo host, String runId, long startedMs) {
    this.configuration = configuration;
    this.host = host;
    this.runId = runId;
    this.startedMs = startedMs;
  }

  @Override
  public String title() {
    return "Server";
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    long uptimeSeconds = (nowMs - startedMs) / 1000;
    out.field("redis_version", REDIS_VERSION);
    out.field("server_name", "baton");
    out.field("baton_version", BATON_VERSION);
    // As in a build of Redis that knows no revision.
    out.field("redis_git_sha1", "00000000");
    out.field("redis_git_dirty", 0);
    out.field("redis_mode", "standalone");
    out.field("os", host.operatingSystem());
    out.field("arch_bits", 64);
    out.field("monotonic_clock", "POSIX clock_gettime");
    out.field("multiplexing_api", host.transport());
    out.field("process_id", host.processId());
    out.field("run_id", runId);
    out.field("tcp_port", host.listeningPort());
    out.field("server_time_usec", nowMs * 1000);
    out.field("uptime_in_seconds", uptimeSeconds);
    out.field("uptime_in_days", uptimeSeconds / DAY_SECONDS);
    out.field("hz", configuration.longOf("hz"));
    out.field("configured_hz", configuration.longOf("hz"));
    out.field("executable", host.executable());
    out.field("config_file", host.configFile());
    out.field("io_threads_active", 0);
  }
}
