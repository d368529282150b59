package dev.baton.engine.server;

import dev.baton.engine.config.CommandLine;
import dev.baton.engine.io.log.RedisLog;
import dev.baton.engine.node.Node;
import dev.baton.engine.node.Role;

/** What the server says of itself while it starts. */
final class Banner {
  /** The version of Redis whose behaviour is promised. */
  static final String REDIS_VERSION = "7.2.4";

  static final String HELP =
      """
      Usage: baton-server [/path/to/redis.conf] [--directive value ...] [-]
             baton-server - (read the configuration from standard input)
             baton-server -v or --version
             baton-server -h or --help
             baton-server rdb-check <file.rdb>
             baton-server aof-check [--fix [--yes] | --truncate-to-timestamp <seconds>]
                                    <file.manifest | file.aof>

      Examples:
             baton-server (run with the defaults)
             baton-server /etc/redis.conf --port 7777
             baton-server --port 7777 --replicaof 127.0.0.1 8888
             baton-server aof-check --fix appendonlydir/appendonly.aof.manifest
      """;

  private Banner() {}

  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  static String versionLine() {
    return "Baton server v=" + version() + " redis=" + REDIS_VERSION + " bits=64\n";
  }

  static void greet(RedisLog log, CommandLine line) {
    long pid = ProcessHandle.current().pid();
    log.notice("oO0OoO0OoO0Oo Baton is starting oO0OoO0OoO0Oo");
    log.notice("Baton version=" + version() + ", bits=64, pid=" + pid + ", just started");
    if (line.file() == null && line.options().isEmpty() && !line.readsStandardInput()) {
      log.warning(
          "Warning: no config file specified, using the default config. In order to specify a"
              + " config file use baton-server /path/to/redis.conf");
    } else {
      log.notice("Configuration loaded");
    }
  }

  /** The one line of Redis's logo that tools look for. */
  static String logo(int port) {
    return " Baton "
        + version()
        + "  Port: "
        + port
        + "  PID: "
        + ProcessHandle.current().pid()
        + "\n";
  }

  /** The character of the role in log lines. */
  static char roleMark(Node node) {
    return node.role() == Role.PRIMARY ? 'M' : 'S';
  }
}
