package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.choice;
import static dev.baton.engine.config.Directive.memory;
import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.text;
import static dev.baton.engine.config.Directive.toggle;

import java.util.List;

/** The directives Redis does not have. */
final class BatonDirectives {
  // More than any machine has; the largest is half of what references reach.
  private static final long RESERVE = 1L << 40;
  private static final long RESERVE_MIN = 1L << 26;
  private static final long RESERVE_MAX = 1L << 42;
  private static final String RESERVE_MEANING =
      "Bytes of address space for the data; what is not used costs nothing.";

  private static final String BOOT_ROLE_MEANING =
      "Start as a primary, or serve nothing until told a role; unassigned also loads the newest"
          + " files, whatever appendonly says.";

  private static final String AUTH_FILE_MEANING =
      "A file whose first line is requirepass and masterauth; the default user accepts every line,"
          + " and lines that come while the engine runs.";

  private BatonDirectives() {}

  static List<Directive> list() {
    return List.of(
        choice("baton-boot-role", "primary", BOOT_ROLE_MEANING, "primary", "unassigned").atStart(),
        choice(
            "baton-replica-guard",
            "no",
            "Refuse the snapshot of a primary with an older history; strict: or an unknown one.",
            "no",
            "yes",
            "strict"),
        number("baton-rdb-version", 11, 10, 11, "The version of RDB files and transfers."),
        number("baton-http-port", 0, 0, 65535, "The port of /livez and /readyz; 0 for none.")
            .atStart(),
        memory("baton-memory-reserve", RESERVE, RESERVE_MIN, RESERVE_MAX, RESERVE_MEANING)
            .atStart(),
        text("baton-auth-file", "", AUTH_FILE_MEANING).atStart(),
        toggle(
            "baton-close-clients-on-demotion",
            true,
            "A primary that is told to follow another closes its clients, so that they find it;"
                + " those that follow redirects stay."),
        choice(
                "baton-transport",
                "auto",
                "How sockets are driven; auto takes the first that works.",
                "auto",
                "io_uring",
                "epoll",
                "nio")
            .atStart());
  }
}
