package dev.baton.engine.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The process that makes the load. */
final class OwnProcess {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private OwnProcess() {}

  /** Processor time of all threads since the start. */
  static long processorNanos() {
    return SYSTEM.getProcessCpuTime();
  }
}
