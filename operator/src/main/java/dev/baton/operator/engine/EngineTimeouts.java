package dev.baton.operator.engine;

import java.time.Duration;

/**
 * Deadlines of calls to an engine.
 *
 * @param connect until the connection stands
 * @param reply until one reply is complete
 */
public record EngineTimeouts(Duration connect, Duration reply) {

  /**
   * A healthy engine of the same cluster answers within a few milliseconds. Half a second tells a
   * dead host from a busy one without making a pass wait longer than a person notices.
   */
  public static final EngineTimeouts DEFAULT =
      new EngineTimeouts(Duration.ofMillis(400), Duration.ofMillis(500));
}
