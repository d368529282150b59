package dev.baton.engine.sim;

import dev.baton.engine.node.HostInfo;

/** A machine without properties: what INFO tells about it must not make two runs differ. */
record SimHost(int listeningPort) implements HostInfo {
  @Override
  public String operatingSystem() {
    return "Simulation";
  }

  @Override
  public long processId() {
    return 1;
  }

  @Override
  public String executable() {
    return "";
  }

  @Override
  public String configFile() {
    return "";
  }

  @Override
  public String transport() {
    return "simulated";
  }

  @Override
  public long systemMemoryBytes() {
    return 1L << 30;
  }

  @Override
  public long residentBytes() {
    return 1L << 24;
  }

  @Override
  public long usedBytes() {
    return 1L << 20;
  }

  @Override
  public long monotonicMicros() {
    return 0;
  }

  @Override
  public double systemSeconds() {
    return 0;
  }

  @Override
  public double userSeconds() {
    return 0;
  }
}
