package dev.baton.engine.command;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two datasets, compared key by key: says which one differs, and knows what is tolerated. */
final class Datasets {
  private static final int DATABASES_USED = 3;

  private final Bench bench;
  private final Session session;
  private final RealRedis server;

  Datasets(Bench bench, Session session, RealRedis server) {
    this.bench = bench;
    this.session = session;
    this.server = server;
  }

  /** The first key that differs after the request at {@code index}. */
  @Nullable Difference compare(int index) {
    Difference found = null;
    for (int database = 0; database < DATABASES_USED && found == null; database++) {
      both(index, "SELECT", Integer.toString(database));
      found = both(index, "KEYS", "*");
      List<String> keys = Replies.elements(server.call("KEYS", "*"));
      for (int i = 0; i < keys.size() && found == null; i++) {
        found = compareKey(index, bulk(keys.get(i)));
      }
    }
    both(index, "SELECT", "0");
    return found;
  }

  private @Nullable Difference compareKey(int index, String key) {
    Difference found = both(index, "TYPE", key);
    if (found == null && !key.equals(Tolerated.DISTANCES_KEY)) {
      boolean scored = server.call("TYPE", key).equals("+zset\r\n");
      found =
          scored
              ? both(index, "ZRANGE", key, "0", "-1", "WITHSCORES")
              : both(index, "DEBUG", "DIGEST-VALUE", key);
    }
    return found;
  }

  private @Nullable Difference both(int index, String... request) {
    List<String> words = Arrays.asList(request);
    String ours = bench.call(session, request);
    String theirs = server.call(request);
    boolean equal = Tolerated.comparable(words, ours).equals(Tolerated.comparable(words, theirs));
    return equal ? null : new Difference(index, RequestFile.line(words), ours, theirs);
  }

  private static String bulk(String reply) {
    return reply.substring(reply.indexOf('\n') + 1, reply.length() - 2);
  }
}
