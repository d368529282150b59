package dev.baton.engine.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Every directive the engine knows, in the order CONFIG GET prints them. An unknown name is an
 * error everywhere: a misspelt directive must not pass for a working one.
 */
public final class Directives {
  /** All of them. */
  public static final List<Directive> ALL = all();

  /** The names of those that CONFIG SET applies together, as one configuration of TLS. */
  public static final List<String> OF_TLS = TlsDirectives.applied();

  private Directives() {}

  private static List<Directive> all() {
    List<Directive> directives = new ArrayList<>(256);
    directives.addAll(NetworkDirectives.list());
    directives.addAll(TlsDirectives.list());
    directives.addAll(GeneralDirectives.list());
    directives.addAll(SnapshotDirectives.list());
    directives.addAll(AppendOnlyDirectives.list());
    directives.addAll(ReplicationDirectives.list());
    directives.addAll(MemoryDirectives.list());
    directives.addAll(StructureDirectives.list());
    directives.addAll(ClusterDirectives.list());
    directives.addAll(BatonDirectives.list());
    return directives;
  }
}
