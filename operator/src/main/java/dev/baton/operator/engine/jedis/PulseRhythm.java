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
  static final PulseRhythm DEFAULT = new PulseRhythm(Duration.ofSeconds(1), Duration.ofMillis(200));
}
