package dev.baton.operator.engine;

import java.time.Duration;

/** A long-lived connection that tells at once when the other end goes away. One thread uses it. */
public interface PulseConnection extends AutoCloseable {

  /**
   * Sends PING and waits for the answer, connecting first when there is no connection.
   *
   * @return whether the engine answered in time; an error reply counts, it proves life
   */
  boolean ping();

  /**
   * Waits for the given time, or less when the connection breaks.
   *
   * @return whether the connection still stands
   */
  boolean rest(Duration duration);

  @Override
  void close();
}
