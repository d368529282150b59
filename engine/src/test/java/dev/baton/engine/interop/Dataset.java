package dev.baton.engine.interop;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Writes that differ in every way a string key can differ on the wire and in an RDB file. */
final class Dataset {
  private static final byte[] SET = "SET".getBytes(StandardCharsets.US_ASCII);
  private static final long HOUR_MS = 3_600_000;

  private Dataset() {}

  /** Fills three databases; the same {@code seed} gives the same keys and values. */
  static void fill(ServerProcess server, long seed) {
    try (RespClient client = server.connect()) {
      for (String database : new String[] {"0", "9", "3"}) {
        client.call("SELECT", database);
        fillDatabase(client, new SplittableRandom(seed));
      }
    }
  }

  private static void fillDatabase(RespClient client, SplittableRandom random) {
    String seed = Long.toString(random.nextLong() >>> 48);
    client.call("MSET", "small:" + seed, "7", "negative:" + seed, "-129", "empty:" + seed, "");
    client.call("SET", "wide:" + seed, "9223372036854775807");
    client.call("SET", "almost:" + seed, "9223372036854775808");
    client.call("SET", "repeated:" + seed, "abcabcabc-".repeat(2_000));
    client.call("SET", "k".repeat(300) + seed, "long key");
    client.call(SET, bytes(random, 40), bytes(random, 9_000));
    client.call(SET, bytes(random, 20), bytes(random, 70_000));
    client.call("SET", "relative:" + seed, "v", "EX", "3600");
    client.call("SET", "absolute:" + seed, "v", "PXAT", soon());
    for (int i = 0; i < 200; i++) {
      client.call("SET", "n:" + random.nextInt(10_000), Integer.toString(random.nextInt()));
    }
  }

  /** One of each command that writes strings or keys, in forms that must be rewritten or kept. */
  static void mutate(ServerProcess server, int round) {
    try (RespClient client = server.connect()) {
      String key = "m:" + round;
      client.call("SELECT", Integer.toString(round % 4));
      client.call("SETEX", key + ":setex", "1000", "v");
      client.call("PSETEX", key + ":psetex", "1000000", "v");
      client.call("SETNX", key + ":setnx", "v");
      client.call("SETNX", key + ":setnx", "not taken");
      client.call("GETSET", key + ":setnx", "swapped");
      client.call("APPEND", key, "abc");
      client.call("APPEND", key, "def");
      client.call("SETRANGE", key, "10", "tail");
      client.call("INCR", key + ":n");
      client.call("DECRBY", key + ":n", "12");
      client.call("INCRBYFLOAT", key + ":f", "3.25");
      client.call("MSETNX", key + ":a", "1", key + ":b", "2");
      client.call("EXPIRE", key + ":a", "500");
      client.call("PERSIST", key + ":setex");
      client.call("PEXPIREAT", key + ":b", soon());
      client.call("GETEX", key + ":n", "EX", "700");
      client.call("GETDEL", key + ":psetex");
      client.call("SET", key, "kept", "KEEPTTL");
      client.call("SET", key, "taken", "XX", "GET", "PX", "900000");
      client.call("DEL", key + ":f", "absent");
      client.call("EXPIRE", key + ":b", "-1");
    }
  }

  private static String soon() {
    return Long.toString(System.currentTimeMillis() + HOUR_MS);
  }

  private static byte[] bytes(SplittableRandom random, int length) {
    byte[] content = new byte[length];
    random.nextBytes(content);
    return content;
  }
}
