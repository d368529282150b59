package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;

/**
 * One connection as the core sees it, implemented by the transports and by the simulated network.
 * All calls come from the loop thread.
 */
public interface Link {
  /** The peer's address, numeric. */
  HostPort remote();

  /** Our end's address, numeric. */
  HostPort local();

  /**
   * Offers bytes to send, like a non-blocking socket write: copies as many as it has room for and
   * returns that number, possibly zero. After a short write the driver calls {@link
   * Node#onWritable} once there is room again.
   */
  int write(long address, int length);

  /** Hands what was written to the network; called once a turn for each link written to. */
  void flush();

  /** Stops or resumes reading, so that a blocked or paused client does not grow a queue. */
  void setReading(boolean reading);

  /** Sends what was accepted so far, then closes. {@link Node#onClosed} follows. */
  void close();
}
