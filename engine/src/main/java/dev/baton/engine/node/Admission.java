package dev.baton.engine.node;

import dev.baton.engine.command.Access;
import dev.baton.engine.config.Configuration;
import org.jspecify.annotations.Nullable;

/** Who may connect: up to {@code maxclients}, and in protected mode only from this machine. */
final class Admission {
  private static final String PROTECTED =
      "DENIED Redis is running in protected mode because protected mode is enabled and no password"
          + " is set for the default user. In this mode connections are only accepted from the"
          + " loopback interface. Set a password, or turn the directive protected-mode off.";

  private final Configuration configuration;
  private final Access access;

  Admission(Configuration configuration, Access access) {
    this.configuration = configuration;
    this.access = access;
  }

  /** The error line for a new connection beside {@code count} others; null when it is welcome. */
  @Nullable String refuse(Link link, int count) {
    if (count >= configuration.longOf("maxclients")) {
      return "ERR max number of clients reached";
    }
    boolean open = access.users().defaultUser().needsNoPassword();
    if (open && configuration.isOn("protected-mode") && !isOfThisMachine(link)) {
      return PROTECTED;
    }
    return null;
  }

  private static boolean isOfThisMachine(Link link) {
    String host = link.remote().host();
    // Our end of a Unix socket has no port.
    return link.local().port() == 0
        || host.startsWith("127.")
        || host.equals("::1")
        || host.equals("0:0:0:0:0:0:0:1");
  }
}
