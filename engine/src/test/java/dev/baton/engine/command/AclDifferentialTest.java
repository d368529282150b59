package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random rules make the same user here and in a redis-server: it may do the same, and it is refused
 * for the same reason.
 */
final class AclDifferentialTest {
  private static final int USERS = Integer.getInteger("differential.users", 300);
  private static final int CALLS_OF_EACH = 20;
  private static final String[] RULES =
      """
      on;off;>a;<a;>b;nopass;resetpass;reset;clearselectors;allkeys;resetkeys;~k*;~?;%R~r*;\
      %W~r*;%W~w*;%RW~x;%R~;%~a;~;&news;&n*;allchannels;resetchannels;+@all;-@all;+@read;\
      -@read;+@write;-@write;+@string;-@string;+@keyspace;-@keyspace;+@slow;-@slow;\
      +@connection;-@connection;-@dangerous;+@dangerous;+@pubsub;+@transaction;+@nosuch;+get;\
      -get;+set;-set;+mset;+client;-client;+client|id;-client|id;+client|nosuch;+client|id|x;\
      +select|0;+select|1;+select;-select;+nosuch;-nosuch;+object;+copy;+publish;(+get ~k*);\
      (+@all %R~r* %W~w*);(allkeys +set);(+nosuch);();(~a;+get);%X~a;nonsense;\
      """
          .split(";", -1);
  private static final String[] CALLS =
      """
      GET k;GET r;GET w;GET x;GET other;SET k v;SET w v;SET r v;SET w v GET;SET r v GET;\
      SET x v;MGET k r x;MGET r w;MSET k 1 w 2;MSET w 1 r 2;COPY r w;COPY w r;COPY k x;\
      RENAME k w;DEL w;DEL r;EXISTS w r;TOUCH r;TYPE w;OBJECT ENCODING w;OBJECT ENCODING r;\
      OBJECT HELP;STRLEN w;APPEND w x;GETDEL w;GETEX r;GETSET w x;EXPIRE w 1;TTL w;PERSIST r;\
      CLIENT ID;CLIENT LIST;CLIENT KILL x;SELECT 0;SELECT 1;PING;ECHO x;AUTH x;HELLO;RESET;\
      PUBLISH news x;PUBLISH n x;PUBLISH other x;SUBSCRIBE news n;SUBSCRIBE other;\
      PSUBSCRIBE n*;PSUBSCRIBE news;PSUBSCRIBE ne*;SPUBLISH news x;SSUBSCRIBE other;\
      UNSUBSCRIBE other;MULTI;EXEC;WATCH r w;FLUSHALL;KEYS *;SCAN 0;SWAPDB 0 1;DBSIZE;\
      RANDOMKEY;CONFIG GET x;CONFIG SET x y;INCR w;INCR r;LCS r w;SUBSTR r 0 1;SETRANGE w 0 x;\
      MOVE w 1;MEMORY USAGE w;DEBUG OBJECT w;COMMAND;COMMAND COUNT;PUBSUB CHANNELS;ACL WHOAMI;\
      ACL LIST\
      """
          .split(";", -1);

  private final long seed = Long.getLong("differential.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void usersMayDoWhatTheyMayInRedis() throws IOException {
    String again =
        "again: mvn -pl engine test -Dtest=AclDifferentialTest -Ddifferential.seed=" + seed;
    try (RealRedis redis = new RealRedis();
        Bench bench = new Bench()) {
      Session session = bench.connect();
      for (int i = 0; i < USERS; i++) {
        String[] rules = rules();
        String what = Arrays.toString(rules) + "; " + again;
        assertThat(bench.call(session, rules)).as(what).isEqualTo(redis.call(rules));
        for (int j = 0; j < CALLS_OF_EACH; j++) {
          String[] call = ("ACL DRYRUN u " + CALLS[random.nextInt(CALLS.length)]).split(" ", -1);
          assertThat(comparable(bench.call(session, call)))
              .as(Arrays.toString(call) + "; " + what)
              .isEqualTo(comparable(redis.call(call)));
        }
        String[] show = {"ACL", "GETUSER", "u"};
        assertThat(shown(bench.call(session, show))).as(what).isEqualTo(shown(redis.call(show)));
      }
    }
  }

  /** Often the user goes on from what it was, sometimes it starts anew. */
  private String[] rules() {
    List<String> words = new ArrayList<>(List.of("ACL", "SETUSER", "u"));
    if (random.nextInt(4) == 0) {
      words.add("reset");
    }
    for (int i = random.nextInt(5); i >= 0; i--) {
      String rule = RULES[random.nextInt(RULES.length)];
      // Redis 7.0 forgets the first of two selectors that are open, later versions join them.
      if (!rule.equals("(~a") || !words.contains(rule)) {
        words.add(rule);
      }
    }
    return words.toArray(String[]::new);
  }

  /** Redis 7.2 names the user where 7.0 says "this user"; the lengths follow. */
  private static String comparable(String reply) {
    return reply.replaceFirst("^\\$\\d+\r\n(This user|User u) has", "has");
  }

  /** Redis 7.0 does not tell of sanitizing and shortens the rules of commands. */
  private static List<String> shown(String reply) {
    List<String> lines = new ArrayList<>(reply.lines().toList());
    if (lines.size() > 1) {
      lines.subList(0, lines.indexOf("passwords")).clear();
    }
    for (int i = lines.size() - 3; i >= 0; i--) {
      if (lines.get(i).equals("commands")) {
        lines.subList(i, i + 3).clear();
      }
    }
    return lines;
  }
}
