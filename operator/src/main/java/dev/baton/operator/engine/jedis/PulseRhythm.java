package dev.baton.operator.engine.jedis;

import java.time.Duration;

/**
 * How often an engine is asked.
 *
 * @param period between an answer and the next question
 * @param retry between two tries to reach an engine that is lost
 */
record PulseRhythm(Duration period, Duration retry) {

  /** A pod that has lost its engine usually gets it back within a second or two. */
  private static final Duration RETRY = Duration.ofMillis(200);

  static PulseRhythm of(Duration period) {
    return new PulseRhythm(period, RETRY);
  }
}
