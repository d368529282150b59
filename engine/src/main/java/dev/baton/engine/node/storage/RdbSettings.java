package dev.baton.engine.node.storage;

import dev.baton.engine.config.Configuration;
import dev.baton.engine.persistence.AccessTold;
import dev.baton.engine.persistence.RdbLoader;
import dev.baton.engine.persistence.RdbOptions;

/** What the configuration in force says about reading and writing RDB files. */
public final class RdbSettings {
  private RdbSettings() {}

  /** A loader that checks sums if the configuration wants it. */
  public static RdbLoader newLoader(LoadedData target, Configuration configuration) {
    return new RdbLoader(target.keyspace(), target, configuration.isOn("rdbchecksum"));
  }

  /** How files are to be written. */
  public static RdbOptions options(Configuration configuration) {
    return new RdbOptions(
        configuration.intOf("baton-rdb-version"),
        configuration.isOn("rdbcompression"),
        told(configuration.textOf("maxmemory-policy")));
  }

  private static AccessTold told(String policy) {
    if (policy.endsWith("-lru")) {
      return AccessTold.IDLE_TIME;
    }
    return policy.endsWith("-lfu") ? AccessTold.FREQUENCY : AccessTold.NOTHING;
  }
}
