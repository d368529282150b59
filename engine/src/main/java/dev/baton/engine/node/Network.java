package dev.baton.engine.node;

import dev.baton.engine.base.HostPort;

/** What the node asks of the network. */
public interface Network {
  /**
   * Starts connecting. The driver resolves the name off the loop thread and later calls exactly one
   * of {@link Node#onConnected} and {@link Node#onConnectFailed} with the same {@code attempt},
   * within {@code timeoutMs}.
   */
  void connect(long attempt, HostPort target, long timeoutMs);
}
