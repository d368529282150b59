package dev.baton.engine.node;

/** Processor time used. */
final class InfoCpu implements InfoSection {
  private final HostInfo host;

  InfoCpu(HostInfo host) {
    this.host = host;
  }

  @Override
  public String title() {
    return "CPU";
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    out.field("used_cpu_sys", host.systemSeconds(), 6);
    out.field("used_cpu_user", host.userSeconds(), 6);
  }
}
