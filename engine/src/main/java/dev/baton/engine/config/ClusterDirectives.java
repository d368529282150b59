package dev.baton.engine.config;

import static dev.baton.engine.config.Directive.number;
import static dev.baton.engine.config.Directive.text;
import static dev.baton.engine.config.Directive.toggle;

import java.util.List;

/** Cluster mode, which is always off: tools ask for these values to find that out. */
final class ClusterDirectives {
  private static final String CLUSTER = "Cluster mode is not part of this version.";

  private ClusterDirectives() {}

  static List<Directive> list() {
    return List.of(
        toggle("cluster-enabled", false, CLUSTER).absent(),
        text("cluster-config-file", "nodes.conf", CLUSTER).atStart(),
        number("cluster-node-timeout", 15000, 0, Long.MAX_VALUE, CLUSTER),
        number("cluster-port", 0, 0, 65535, CLUSTER).atStart(),
        toggle("cluster-require-full-coverage", true, CLUSTER));
  }
}
