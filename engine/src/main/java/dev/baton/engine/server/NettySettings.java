package dev.baton.engine.server;

/**
 * Settings that Netty reads once when its classes load. Without them it walks all network
 * interfaces for an identity nobody uses, and samples buffers for leaks.
 */
final class NettySettings {
  private NettySettings() {}

  static void apply() {
    setDefault("io.netty.machineId", "00:00:00:00:00:01");
    setDefault("io.netty.processId", "1");
    setDefault("io.netty.leakDetection.level", "disabled");
  }

  private static void setDefault(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
