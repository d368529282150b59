package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random rules for one user, and questions for what it may do and why it is refused. */
final class RandomUserCommands extends RequestMaker {
  private static final String[] RULES =
      """
      on;off;>a;<a;>b;nopass;resetpass;reset;clearselectors;allkeys;resetkeys;~k*;~?;%R~r*;\
      %W~w*;%R~w*;%W~r*;%RW~x;%R~;%~a;~;&news;&n*;allchannels;resetchannels;+@all;-@all;+@read;\
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
      ACL LIST;ZUNIONSTORE w 2 r k;ZUNION 2 r w;XREAD STREAMS r w 0 0;LMPOP 2 w r LEFT;\
      SINTERSTORE w r k;SORT r STORE w;BITOP AND w r k;GEORADIUS r 1 1 1 m STORE w;BITFIELD r;\
      BITFIELD r SET u1 1 1;XGROUP CREATE w g $;LPUSH w x;RPOPLPUSH r w;SUNION r w;PFCOUNT r;\
      PFMERGE w r;HGETALL r;HSET w f v;ZADD w 1 x;SADD w x;XADD w * a b;XREADGROUP GROUP g c \
      STREAMS w >;SMOVE r w x;LMOVE r w LEFT LEFT;ZRANGESTORE w r 0 1;OBJECT FREQ w;DUMP r;\
      RESTORE w 0 x\
      """
          .split(";", -1);

  RandomUserCommands(SplittableRandom random) {
    super(random);
    add(this::rules);
    for (int weight = 0; weight < 12; weight++) {
      add(() -> List.of(("ACL DRYRUN u " + pick(CALLS)).split(" ", -1)));
    }
    add(() -> List.of("ACL", "GETUSER", "u"));
    add(() -> once(3) ? List.of("ACL", "DELUSER", "u") : List.of("ACL", "WHOAMI"));
  }

  /** Often the user goes on from what it was, sometimes it starts anew. */
  private List<String> rules() {
    List<String> words = new ArrayList<>(List.of("ACL", "SETUSER", "u"));
    if (once(4)) {
      words.add("reset");
    }
    for (int i = random.nextInt(5); i >= 0; i--) {
      words.add(pick(RULES));
    }
    return words;
  }
}
