package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.text;
import static dev.baton.engine.config.Directive.toggle;
import static dev.baton.engine.config.Directive.words;

import java.util.List;

/** Sockets and clients' limits. */
final class NetworkDirectives {
  private NetworkDirectives() {}

  static List<Directive> list() {
    return List.of(
        words("bind", "* -::*", SpecialKinds::bind, "Addresses to listen on."),
        number("port", 6379, 0, 65535, "The TCP port; 0 for none."),
        number("tcp-backlog", 511, 0, Integer.MAX_VALUE, "Connections waiting to be accepted.")
            .atStart(),
        number("tcp-keepalive", 300, 0, Integer.MAX_VALUE, "Seconds between TCP keep-alives."),
        text("unixsocket", "", "The path of a Unix socket to listen on.").atStart(),
        new Directive("unixsocketperm", Kinds.octal(), "0", "The Unix socket's mode.").atStart(),
        number("timeout", 0, 0, Integer.MAX_VALUE, "Seconds until an idle client is closed."),
        number("maxclients", 10000, 1, Integer.MAX_VALUE, "Clients connected at one time."),
        toggle("protected-mode", true, "Refuse remote clients while no password is set."),
        text("requirepass", "", "The password of the default user."),
        text("aclfile", "", "The path of a file of users; empty for none.").atStart(),
        text("bind-source-addr", "", "The address outgoing connections come from.").absent(),
        number("socket-mark-id", 0, 0, 4294967295L, "Mark of outgoing packets.").absent(),
        number("io-threads", 1, 1, 1, "One loop thread does all.").absent(),
        toggle("io-threads-do-reads", false, "One loop thread does all.").absent());
  }
}
