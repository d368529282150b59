package dev.baton.engine.interop;

import static dev.baton.engine.interop.Peer.ENGINE;
import static dev.baton.engine.interop.Peer.REDIS;

import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Who plays which part. The all-Redis casts judge the cases themselves: what Redis does not do, no
 * case may demand of the engine.
 */
final class Casts {
  private Casts() {}

  /** Primary, replica. */
  static List<Arguments> pairs() {
    return List.of(
        Arguments.of(REDIS, REDIS),
        Arguments.of(REDIS, ENGINE),
        Arguments.of(ENGINE, REDIS),
        Arguments.of(ENGINE, ENGINE));
  }

  /** Primary, replica, replica of the replica (or second replica). */
  static List<Arguments> triples() {
    return List.of(
        Arguments.of(REDIS, REDIS, REDIS),
        Arguments.of(REDIS, ENGINE, REDIS),
        Arguments.of(ENGINE, REDIS, ENGINE),
        Arguments.of(ENGINE, ENGINE, ENGINE));
  }

  /** Each server alone. */
  static List<Arguments> singles() {
    return List.of(Arguments.of(REDIS), Arguments.of(ENGINE));
  }
}
