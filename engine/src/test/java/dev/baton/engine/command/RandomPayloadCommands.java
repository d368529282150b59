package dev.baton.engine.command;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Values go from one server to the other as payloads, of every type and form, and come back in the
 * form that the reader chooses.
 */
final class RandomPayloadCommands extends RequestMaker {
  private static final String[] SOURCES = {
    "a0", "a1", "l0", "l1", "h1", "h2", "s1", "s2", "z0", "z1", "x0", "x1", "p0", "e0"
  };
  private static final String[] TARGETS = {"a2", "l2", "h3", "s3", "z2", "x2"};

  RandomPayloadCommands(SplittableRandom random) {
    super(random);
    for (int weight = 0; weight < 4; weight++) {
      add(() -> List.of(Episode.EXCHANGE, pick(SOURCES), pick(TARGETS)));
    }
    add(() -> List.of("RESTORE", pick(TARGETS), pick("0", "x", "-1"), pick("", "x", "payload")));
    add(() -> List.of("RESTORE", pick(SOURCES), "0", "\0\1\13\0" + "\0".repeat(8)));
    add(() -> List.of("COPY", pick(SOURCES), pick(TARGETS), "REPLACE"));
    add(() -> List.of("RENAME", pick(SOURCES), pick(TARGETS)));
    add(() -> List.of("OBJECT", "ENCODING", pick(TARGETS)));
    add(() -> List.of("EXPIREAT", pick(TARGETS), pick("32503680000", "1")));
    add(() -> List.of("PEXPIRETIME", pick(TARGETS)));
  }
}
