package dev.baton.engine.node;

/** What INFO tells about the process and its machine. */
public interface HostInfo {
  /** The kernel's name, release and machine, such as {@code Linux 6.1.0 x86_64}. */
  String operatingSystem();

  /** The number of this process. */
  long processId();

  /** The path of the program. */
  String executable();

  /** The path of the configuration file; empty without one. */
  String configFile();

  /** Which transport carries the sockets: io_uring, epoll or nio. */
  String transport();

  /** The TCP port actually listened on. */
  int listeningPort();

  /** Memory of the machine, in bytes. */
  long systemMemoryBytes();

  /** Memory of this process that is resident, in bytes. */
  long residentBytes();

  /** Memory this process uses for data and buffers, in bytes. */
  long usedBytes();

  /** A clock that only rises, in microseconds; it has no origin. */
  long monotonicMicros();

  /** Processor time spent in the kernel, in seconds. */
  double systemSeconds();

  /** Processor time spent in the program, in seconds. */
  double userSeconds();
}
