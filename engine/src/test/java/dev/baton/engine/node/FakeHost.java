package dev.baton.engine.node;

/** A process on a machine of fixed size; each call takes a known time. */
final class FakeHost implements HostInfo {
  private final int port;
  private long micros;

  /** What the monotonic clock moves by whenever it is read. */
  long microsPerReading = 1;

  FakeHost(int port) {
    this.port = port;
  }

  @Override
  public int listeningPort() {
    return port;
  }

  @Override
  public long monotonicMicros() {
    micros += microsPerReading;
    return micros;
  }

  @Override
  public String operatingSystem() {
    return "Linux test x86_64";
  }

  @Override
  public long processId() {
    return 1;
  }

  @Override
  public String executable() {
    return "/baton";
  }

  @Override
  public String configFile() {
    return "";
  }

  @Override
  public String transport() {
    return "memory";
  }

  @Override
  public long systemMemoryBytes() {
    return 1 << 30;
  }

  @Override
  public long residentBytes() {
    return 1 << 20;
  }

  @Override
  public long usedBytes() {
    return 1 << 19;
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
