package dev.baton.engine.node.storage;

import dev.baton.engine.config.Configuration;
import dev.baton.engine.persistence.AccessTold;
import dev.baton.engine.persistence.RdbLoader;
import dev.baton.engine.persistence.RdbOptions;
import java.util.function.LongSupplier;

/** What the configuration in force says about reading and writing RDB files. */
public final class RdbSettings {
  private RdbSettings() {}

  /** A loader that checks sums if the configuration wants it. */
  public static RdbLoader newLoader(LoadedData target, Configuration configuration) {
    return new RdbLoader(target.keyspace(), target, configuration.isOn("rdbchecksum"));
  }

  /** The microseconds that each key is delayed by when a snapshot is written. */
  public static LongSupplier saveDelay(Configuration configuration) {
    return () -> configuration.longOf("rdb-key-save-delay");
  }

  /** The microseconds that each key is delayed by when a snapshot is loaded. */
  public static LongSupplier loadDelay(Configuration configuration) {
    return () -> configuration.longOf("key-load-delay");
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
