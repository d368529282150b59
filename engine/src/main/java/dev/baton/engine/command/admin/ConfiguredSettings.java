package dev.baton.engine.command.admin;

import dev.baton.engine.command.EvictionPolicy;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Settings;
import dev.baton.engine.config.Configuration;

/** The settings the call chain asks for, read from the configuration in force at each question. */
public final class ConfiguredSettings implements Settings {
  private final Configuration configuration;

  /** Reads from {@code configuration}. */
  public ConfiguredSettings(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public boolean debugAllowed(Session session) {
    String allowed = configuration.textOf("enable-debug-command");
    return allowed.equals("yes") || (allowed.equals("local") && isLocal(session.remote().host()));
  }

  @Override
  public boolean lazyFreeLazyServerDel() {
    return configuration.isOn("lazyfree-lazy-server-del");
  }

  @Override
  public boolean lazyFreeLazyExpire() {
    return configuration.isOn("lazyfree-lazy-expire");
  }

  @Override
  public boolean lazyFreeLazyServerDelete() {
    return configuration.isOn("lazyfree-lazy-server-del");
  }

  @Override
  public long bulkBytesMax() {
    return configuration.longOf("proto-max-bulk-len");
  }

  @Override
  public long streamNodeBytesMax() {
    return configuration.longOf("stream-node-max-bytes");
  }

  @Override
  public long streamNodeEntriesMax() {
    return configuration.longOf("stream-node-max-entries");
  }

  @Override
  public long sparseSketchBytesMax() {
    return configuration.longOf("hll-sparse-max-bytes");
  }

  @Override
  public boolean sharesIntegers() {
    return configuration.longOf("maxmemory") == 0
        || !EvictionPolicy.named(configuration.textOf("maxmemory-policy")).isByUse();
  }

  private static boolean isLocal(String host) {
    return host.startsWith("127.") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1");
  }
}
