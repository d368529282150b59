package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One list of requests on fresh databases: the commands and a redis-server get the same, and so
 * does a copy of the commands that is told only what replicas are told. Replies are compared one by
 * one, datasets after every {@link #BATCH} requests.
 */
final class Episode implements AutoCloseable {
  /**
   * A request of ours: {@code EXCHANGE source target}. Each server dumps the source, and restores
   * at the target what the other one dumped.
   */
  static final String EXCHANGE = "EXCHANGE";

  static final int BATCH = 50;
  // What episodes change, and what it is at the start of each.
  private static final String[][] SETTINGS = {
    {"hash-max-listpack-entries", "128"},
    {"hash-max-listpack-value", "64"},
    {"set-max-intset-entries", "512"},
    {"zset-max-listpack-entries", "128"},
    {"zset-max-listpack-value", "64"},
    {"list-max-listpack-size", "-2"},
    {"list-compress-depth", "0"},
    {"stream-node-max-entries", "100"},
    {"stream-node-max-bytes", "4096"}
  };

  private final RedisConnection redis;
  private final RealRedis server;
  private final Bench bench = new Bench();
  private final Session session = bench.connect();
  private final Session control = bench.connect();
  private final Bench follower = new Bench();
  private final Session followed = follower.connect();
  private final Session asked = follower.connect();
  private final List<List<String>> queued = new ArrayList<>();
  private int followedDatabase;
  private int scoresDifferUntil;

  Episode(RealRedis server) throws IOException {
    redis = server.connect();
    this.server = server;
    server.call("FLUSHALL");
    server.call("ACL", "DELUSER", "u");
    for (String[] setting : SETTINGS) {
      server.call("CONFIG", "SET", setting[0], setting[1]);
      bench.call(control, "CONFIG", "SET", setting[0], setting[1]);
      follower.call(asked, "CONFIG", "SET", setting[0], setting[1]);
    }
    follower.call(asked, "CONFIG", "SET", "set-max-listpack-entries", "0");
    bench.call(control, "CONFIG", "SET", "set-max-listpack-entries", "0");
    bench.call(control, "CONFIG", "SET", "baton-rdb-version", "10");
    followed.becomePrimaryLink();
    bench.follower = this::follow;
  }

  /** Runs the requests on fresh databases; returns where the servers disagree first, if they do. */
  static @Nullable Difference run(RealRedis server, List<List<String>> requests)
      throws IOException {
    Episode episode = new Episode(server);
    Difference found = episode.run(requests);
    try {
      episode.close();
    } catch (RuntimeException | AssertionError e) {
      return found != null ? found : new Difference(requests.size() - 1, "(end)", e.toString(), "");
    }
    return found;
  }

  @Override
  public void close() {
    redis.close();
    try {
      bench.close();
    } finally {
      follower.close();
    }
  }

  private @Nullable Difference run(List<List<String>> requests) {
    for (int start = 0; start < requests.size(); ) {
      int end = batchEnd(requests, start);
      Difference difference =
          isExchange(requests.get(start))
              ? exchange(requests.get(start), start)
              : batch(requests, start, end);
      if (difference == null) {
        difference = datasets(requests, end - 1);
      }
      if (difference != null) {
        return difference;
      }
      start = end;
    }
    return null;
  }

  private static int batchEnd(List<List<String>> requests, int start) {
    int end = start + 1;
    while (end < requests.size()
        && end - start < BATCH
        && !isExchange(requests.get(start))
        && !isExchange(requests.get(end))) {
      end++;
    }
    return end;
  }

  private static boolean isExchange(List<String> request) {
    return request.getFirst().equals(EXCHANGE) && request.size() == 3;
  }

  private @Nullable Difference batch(List<List<String>> requests, int start, int end) {
    bench.nowMs = System.currentTimeMillis();
    for (int i = start; i < end; i++) {
      redis.add(requests.get(i));
    }
    redis.send();
    for (int i = start; i < end; i++) {
      Difference difference = compare(i, requests.get(i), redis.read());
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable Difference compare(int index, List<String> request, String theirs) {
    String ours = answer(request);
    Difference difference =
        request.getFirst().equalsIgnoreCase("EXEC")
            ? compareQueued(index, request, ours, theirs)
            : compareReplies(index, request, request, ours, theirs);
    if (theirs.equals("+QUEUED\r\n")) {
      queued.add(request);
    } else if (isEndOfTransaction(request)) {
      queued.clear();
    }
    return difference;
  }

  private static boolean isEndOfTransaction(List<String> request) {
    String name = request.getFirst().toUpperCase(Locale.ROOT);
    return name.equals("EXEC") || name.equals("DISCARD") || name.equals("RESET");
  }

  private @Nullable Difference compareQueued(
      int index, List<String> request, String ours, String theirs) {
    List<String> mine = Replies.elements(ours);
    List<String> others = Replies.elements(theirs);
    if (others.size() != queued.size() || mine.size() != others.size()) {
      return compareReplies(index, request, request, ours, theirs);
    }
    Difference first = null;
    for (int i = 0; i < mine.size() && first == null; i++) {
      first = compareReplies(index, request, queued.get(i), mine.get(i), others.get(i));
    }
    return first;
  }

  private static @Nullable Difference compareReplies(
      int index, List<String> sent, List<String> request, String ours, String theirs) {
    boolean equal =
        ours.equals(theirs)
            || Tolerated.comparable(request, ours).equals(Tolerated.comparable(request, theirs));
    String shown = RequestFile.line(sent) + (sent.equals(request) ? "" : ": " + request);
    return equal ? null : new Difference(index, shown, ours, theirs);
  }

  /** Whole replies; who has to wait for one waits until the time is over. */
  private String answer(List<String> request) {
    try {
      String reply = bench.call(session, request.toArray(String[]::new));
      if (request.getFirst().equals("CONFIG")) {
        // Settings are not told to replicas, but they shall decide alike.
        follower.call(asked, request.toArray(String[]::new));
      }
      Blocked waiting = session.blocked();
      if (waiting != null) {
        waiting.timeOut(waiting.deadlineMs());
        session.unblock();
        return bench.reply(session);
      }
      return reply;
    } catch (RuntimeException | AssertionError e) {
      return "failed: " + e + " at " + List.of(e.getStackTrace()).subList(0, 5);
    }
  }

  private @Nullable Difference exchange(List<String> request, int index) {
    bench.nowMs = System.currentTimeMillis();
    List<String> dump = List.of("DUMP", request.get(1));
    String ours = answer(dump);
    String theirs = redis.call("DUMP", request.get(1));
    if (!ours.startsWith("$") || !theirs.startsWith("$") || ours.startsWith("$-1")) {
      noteQueued(dump, theirs);
      return compareReplies(index, request, dump, ours, theirs);
    }
    List<String> words = List.of("RESTORE", request.get(2), "0", "", "REPLACE");
    String mine = answer(restore(words, theirs));
    String others = redis.call(restore(words, ours).toArray(String[]::new));
    return compareReplies(index, request, words, mine, others);
  }

  private void noteQueued(List<String> request, String reply) {
    if (reply.equals("+QUEUED\r\n")) {
      queued.add(request);
    }
  }

  private static List<String> restore(List<String> words, String dumped) {
    List<String> restore = new ArrayList<>(words);
    restore.set(3, dumped.substring(dumped.indexOf('\n') + 1, dumped.length() - 2));
    return restore;
  }

  private @Nullable Difference datasets(List<List<String>> requests, int index) {
    String ours = bench.call(control, "DEBUG", "DIGEST");
    String told = follower.call(asked, "DEBUG", "DIGEST");
    if (!ours.equals(told)) {
      return new Difference(index, "what replicas hold", told, ours + " as the primary");
    }
    if (scoresDifferUntil > index && index < requests.size() - 1) {
      return null;
    }
    if (ours.equals(server.call("DEBUG", "DIGEST"))) {
      return null;
    }
    // Digests of sorted sets depend on how numbers are shown: look at every key.
    scoresDifferUntil = index + 8 * BATCH;
    return new Datasets(bench, control, server).compare(index);
  }

  private void follow(int databaseIndex, List<Bytes> words) {
    follower.nowMs = bench.nowMs;
    if (databaseIndex != followedDatabase) {
      follower.call(followed, "SELECT", Integer.toString(databaseIndex));
      followedDatabase = databaseIndex;
    }
    String[] request =
        words.stream()
            .map(word -> new String(word.array(), StandardCharsets.ISO_8859_1))
            .toArray(String[]::new);
    follower.call(followed, request);
  }
}
