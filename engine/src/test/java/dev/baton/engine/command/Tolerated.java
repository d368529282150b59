package dev.baton.engine.command;

import dev.baton.engine.base.DoubleText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every difference between the engine and redis-server 7.0.15 that is no fault, with its reason;
 * all else is one. A reply is compared after each of these has made it {@link #comparable}.
 */
enum Tolerated {
  UNORDERED(
      "the order of keys, members and fields in a hash table",
      "Nobody promises it, and our tables are of another kind."),
  RANDOM_DRAWS(
      "what SPOP, SRANDMEMBER, HRANDFIELD and ZRANDMEMBER draw",
      "It is random: they are asked only where every draw has the same result."),
  DAMAGED_COUNTERS(
      "PFADD of several elements to a damaged HyperLogLog",
      "Redis keeps what it added before it met the damage, here nothing is changed: not asked."),
  UNSORTED_SETS(
      "SORT ... BY nosort of a set, and ties of texts by weight",
      "Redis leaves both orders open: they are not asked."),
  PACKED_SETS(
      "small sets of texts are packed",
      "Redis does so since 7.2: set-max-listpack-entries is 0 while comparing."),
  PACKED_LISTS("short lists are packed: listpack instead of quicklist", "Redis does so since 7.2."),
  DIGITS(
      "how many digits of a score or a distance are shown, and so the digest of a sorted set",
      "Since 7.2 it is the shortest text of the number; the numbers are compared."),
  LAST_BIT(
      "the last bit of distances that GEORADIUS ... STOREDIST stores",
      "Java's sine is exact where the C library's may be one unit off: the key is not compared."),
  PASSED_TIME(
      "idle times and times of delivery of streams",
      "Two servers are never asked in the same millisecond."),
  CONSUMER_AGE(
      "the field inactive of XINFO CONSUMERS, and when a consumer is made",
      "Both are of 7.2: the field is left out, consumers are made before they read."),
  STREAM_PROGRESS(
      "entries-read and lag in XINFO", "Since 7.2 they are known in more cases than before."),
  INDEX_NODES("radix-tree-nodes in XINFO STREAM", "Our index is a tree of another kind."),
  STREAM_TEXTS("the text of the error for unbalanced streams", "Worded anew in 7.2."),
  RANK_WITH_SCORE(
      "ZRANK and ZREVRANK with a further word", "WITHSCORE is of 7.2: it is not asked."),
  HALF_RANGES("BITCOUNT with a start but no end", "Valkey takes it since 8.1: it is not asked."),
  BITS_OF_NOTHING(
      "BITCOUNT and BITPOS with wrong words and no such key",
      "Refused since 7.2; before, the key was looked for first: they are not asked."),
  LEXICAL_RANGES(
      "ranges by text over unequal scores", "Redis leaves them open: they are not asked."),
  COMPRESSION(
      "the bytes of a dump",
      "Compressors differ: each server restores what the other one dumped instead."),
  STALE_ERROR(
      "SORT after a number that was too large",
      "Redis 7.0 takes the error of the earlier conversion for its own: it is cleared first."),
  PLACES_OF_SCORES(
      "GEODIST and the like on scores that are no places",
      "Redis converts negative and infinite ones as the processor likes: they are not asked."),
  REFUSED_USER("ACL DRYRUN names the user", "Since 7.2; before it said: this user."),
  KEYS_OF_BROKEN_CALLS(
      "ACL DRYRUN of a call that ends in STORE",
      "No key is believed of it, and the command refuses it: it is not asked."),
  SHOWN_RULES(
      "flags and commands in ACL GETUSER",
      "7.0 does not tell of sanitizing, and shortens the rules of commands."),
  OPEN_SELECTORS(
      "two selectors that are left open in one ACL SETUSER",
      "7.0 forgets the first, later versions join them: not asked."),
  FAILED_FIELDS(
      "BITFIELD ... OVERFLOW FAIL that writes nothing but makes the string longer",
      "Redis tells neither watchers nor replicas, which then differ: not asked."),
  REPEATED_MEMBERS(
      "the encoding of a set from more than three members of one SADD, some of them equal",
      "Since 7.2 the number of arguments chooses it: not asked."),
  SAME_MILLISECOND(
      "EXPIRE and PEXPIRE with GT or LT",
      "Whether a millisecond has passed since the same expiry was set decides: not asked."),
  GREETING("the reply to HELLO", "It names the server and the client.");

  /** Redis converts a number, and so forgets what went wrong with the last one. */
  static final List<String> BEFORE_SORT = List.of("INCRBYFLOAT", "e9", "1");

  /** Where distances are stored; its content is not compared. */
  static final String DISTANCES_KEY = "d";

  private static final Set<String> ANY_ORDER =
      Set.of(
          "KEYS",
          "SCAN",
          "HKEYS",
          "HVALS",
          "HGETALL",
          "HSCAN",
          "HRANDFIELD",
          "SMEMBERS",
          "SSCAN",
          "SPOP",
          "SRANDMEMBER",
          "SINTER",
          "SUNION",
          "SDIFF",
          "ZSCAN",
          "ZRANDMEMBER");
  private static final Set<String> DRAWS =
      Set.of("SPOP", "SRANDMEMBER", "HRANDFIELD", "ZRANDMEMBER");
  // A count that draws all there is, none, or is an error.
  private static final Pattern SAFE_DRAW = Pattern.compile("0|1000|x|-9223372036854775808|");
  private static final Pattern NUMBER = Pattern.compile("[,]?[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern NEWER_OR_OLDER = Pattern.compile("(?i)GT|LT");
  private static final String BULK = "\\$\\d+\r\n";
  // An idle time: the first number behind the name of a consumer, if the second is a number, too.
  private static final Pattern IDLE = Pattern.compile(":\\d+\r\n(:\\d+\r\n)");
  private static final Pattern CONSUMER_TIMES =
      Pattern.compile(BULK + "(idle|inactive)\r\n:-?\\d+\r\n");
  private static final Pattern CONSUMER_MAP =
      Pattern.compile("([*%])(6|8|3|4)\r\n(" + BULK + "name)");
  private static final Pattern NODES = Pattern.compile("(radix-tree-nodes\r\n):\\d+");
  private static final Pattern PROGRESS =
      Pattern.compile("\\$\\d+\r\n(entries-read|lag)\r\n(:-?\\d+|_|\\$-1)\r\n");
  private static final Pattern UNBALANCED = Pattern.compile("Unbalanced [^\r]*");
  private static final Pattern REFUSAL = Pattern.compile("^\\$\\d+\r\n(This user|User u) has");

  private final String what;
  private final String reason;

  Tolerated(String what, String reason) {
    this.what = what;
    this.reason = reason;
  }

  String what() {
    return what;
  }

  String reason() {
    return reason;
  }

  /** Whether the reply to a request is determined at all, in every version. */
  static boolean mayAsk(List<String> request) {
    String name = request.getFirst().toUpperCase(Locale.ROOT);
    int words = request.size();
    if (DRAWS.contains(name)) {
      return words == 1 || (words > 2 && SAFE_DRAW.matcher(request.get(2)).matches());
    }
    return switch (name) {
      case "ZRANK", "ZREVRANK" -> words <= 3;
      case "BITCOUNT" -> words != 3 && areBounds(request, 2);
      case "BITFIELD" -> request.stream().noneMatch("fail"::equalsIgnoreCase);
      case "BITPOS" -> areBounds(request, 3);
      case "SADD" -> words <= 5 || request.stream().distinct().count() == words;
      case "EXPIRE", "PEXPIRE" -> request.stream().noneMatch(NEWER_OR_OLDER.asMatchPredicate());
      case "BLPOP", "BRPOP" -> !request.getLast().matches("\\d+");
      case "ACL" ->
          !request.getLast().equals("STORE") && request.stream().filter("(~a"::equals).count() < 2;
      default -> true;
    };
  }

  /** Two numbers at most, and a unit behind both. */
  private static boolean areBounds(List<String> request, int first) {
    int words = request.size();
    boolean areNumbers =
        request.stream().skip(first).limit(2).allMatch(word -> word.matches("-?\\d+"));
    return areNumbers
        && (words <= first + 2
            || (words == first + 3
                && request.getLast().toUpperCase(Locale.ROOT).matches("BIT|BYTE")));
  }

  /** The part of a reply that must be equal. */
  static String comparable(List<String> request, String reply) {
    String name = request.getFirst().toUpperCase(Locale.ROOT);
    if (ANY_ORDER.contains(name)) {
      return name.startsWith("Z") ? sorted(numbers(reply)) : sorted(reply);
    }
    if (name.startsWith("Z") || name.startsWith("BZ") || name.startsWith("GEO")) {
      return numbers(reply);
    }
    return switch (name) {
      case "OBJECT" -> reply.replace("$9\r\nquicklist", "$8\r\nlistpack");
      case "XPENDING" -> IDLE.matcher(reply).replaceAll("$1");
      case "XINFO" -> streamFacts(reply);
      case "XREAD", "XREADGROUP" -> UNBALANCED.matcher(reply).replaceAll("");
      case "ACL" -> REFUSAL.matcher(shown(reply)).replaceFirst("has");
      case "DUMP" -> reply.substring(0, 2).replaceAll("\\d", "0");
      case "HELLO" -> reply.substring(0, 1).replace('%', '*');
      default -> reply;
    };
  }

  private static String sorted(String reply) {
    String[] parts = reply.split("\r\n", -1);
    Arrays.sort(parts);
    return String.join("\r\n", parts);
  }

  /** Without lengths, and with every number in one form. */
  private static String numbers(String reply) {
    return Arrays.stream(reply.split("\r\n", -1))
        .filter(line -> !line.startsWith("$"))
        .map(line -> NUMBER.matcher(line).matches() ? number(line) : line)
        .collect(Collectors.joining("\r\n"));
  }

  private static String number(String line) {
    return DoubleText.format(Double.parseDouble(line.startsWith(",") ? line.substring(1) : line));
  }

  private static String streamFacts(String reply) {
    String timeless = CONSUMER_TIMES.matcher(reply).replaceAll("");
    String text = CONSUMER_MAP.matcher(PROGRESS.matcher(timeless).replaceAll("")).replaceAll("$3");
    return IDLE.matcher(NODES.matcher(text).replaceAll("$1")).replaceAll("$1");
  }

  /** Of the reply to ACL GETUSER passwords, keys, channels and selectors. */
  private static String shown(String reply) {
    int passwords = reply.indexOf("passwords\r\n");
    return passwords < 0
        ? reply
        : reply.substring(passwords).replaceAll("commands\r\n\\$\\d+\r\n[^\r]*\r\n", "");
  }
}
