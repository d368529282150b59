package dev.baton.engine.server;

import dev.baton.engine.io.net.Transport;
import dev.baton.engine.node.HostInfo;
import io.netty.util.internal.PlatformDependent;
import java.util.function.IntSupplier;

/** This process and its machine, as INFO tells of them. */
final class ProcessHost implements HostInfo {
  private final Transport transport;
  private final String configFile;
  private final IntSupplier port;

  ProcessHost(Transport transport, String configFile, IntSupplier port) {
    this.transport = transport;
    this.configFile = configFile;
    this.port = port;
  }

  @Override
  public String operatingSystem() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch").replace("amd64", "x86_64");
  }

  @Override
  public long processId() {
    return ProcessHandle.current().pid();
  }

  @Override
  public String executable() {
    return System.getProperty("baton.executable", "");
  }

  @Override
  public String configFile() {
    return configFile;
  }

  @Override
  public String transport() {
    return transport.name();
  }

  @Override
  public int listeningPort() {
    return port.getAsInt();
  }

  @Override
  public long systemMemoryBytes() {
    return ProcFile.systemMemoryBytes();
  }

  @Override
  public long residentBytes() {
    return ProcFile.residentBytes();
  }

  @Override
  public long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    long direct = Math.max(0, PlatformDependent.usedDirectMemory());
    return runtime.totalMemory() - runtime.freeMemory() + direct;
  }

  @Override
  public long monotonicMicros() {
    return System.nanoTime() / 1000;
  }

  @Override
  public double systemSeconds() {
    return ProcFile.systemSeconds();
  }

  @Override
  public double userSeconds() {
    return ProcFile.userSeconds();
  }
}
