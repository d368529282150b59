package dev.baton.engine.interop;

import static dev.baton.engine.interop.Peer.ENGINE;
import static dev.baton.engine.interop.Peer.REDIS;
import static dev.baton.engine.interop.Peer.VALKEY;

import java.util.ArrayList;
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

  /** Primary, replica, replica of the replica: all in which the engine has a part. */
  static List<Arguments> chains() {
    List<Arguments> chains = new ArrayList<>();
    for (Peer primary : Peer.values()) {
      for (Peer middle : Peer.values()) {
        for (Peer end : Peer.values()) {
          boolean hasEngine = List.of(primary, middle, end).contains(ENGINE);
          if (hasEngine && middle.understands(primary) && end.understands(middle)) {
            chains.add(Arguments.of(primary, middle, end));
          }
        }
      }
    }
    return chains;
  }

  /** Writer of files and reader, one of them the engine. */
  static List<Arguments> exchanges() {
    return List.of(
        Arguments.of(REDIS, ENGINE),
        Arguments.of(VALKEY, ENGINE),
        Arguments.of(ENGINE, REDIS),
        Arguments.of(ENGINE, VALKEY));
  }
}
