package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random requests for bits and estimated counts, among strings of all kinds. */
final class RandomBitCommands extends RequestMaker {
  private static final String[] BITS = {
    "0", "1", "2", "7", "8", "9", "63", "64", "65", "100", "1000", "8191", "-1", "x", "4294967296"
  };
  private static final String[] RANGES = {"0", "1", "-1", "3", "-3", "7", "8", "100", "-100", "64"};
  private static final String[] TYPES = {
    "u1", "u8", "i8", "u4", "i5", "u16", "i16", "u32", "i32", "u63", "i64", "i63", "u64", "i65",
    "q", "", "u", "i0", "u7", "i1"
  };
  private static final String[] AMOUNTS = {
    "0",
    "1",
    "-1",
    "100",
    "255",
    "256",
    "-128",
    "65536",
    "9223372036854775807",
    "-9223372036854775808",
    "4611686018427387904",
    "x"
  };
  private static final String[] STRINGS = {
    "",
    "0",
    "12345",
    "-7",
    "abc",
    "\0\0\0",
    "\377\377\377",
    "\0\377\0\20\1",
    "foobar",
    "x".repeat(45),
    "\377".repeat(70),
    "\0".repeat(100) + "\1",
    "ab".repeat(700),
    "HYLL",
    "HYLL\0" + "\0".repeat(11),
    "HYLL\1" + "\0".repeat(11),
    "HYLL\1" + "\0".repeat(11) + "\177\377",
    "HYLL\2" + "\0".repeat(11) + "\177\377",
    "HYLL\1" + "\0".repeat(11) + "\177\376\200\200",
    "HYLL\0" + "\0".repeat(12299),
    "HYLL\0" + "\0".repeat(11) + "\125".repeat(12288)
  };

  RandomBitCommands(SplittableRandom random) {
    super(random);
    addStrings();
    addBits();
    addEstimates();
  }

  private void addStrings() {
    add(() -> List.of("SET", key(), pick(STRINGS)));
    add(() -> List.of("GET", key()));
    add(() -> List.of("APPEND", key(), pick(STRINGS)));
    add(() -> List.of("DEL", key()));
    add(() -> List.of("STRLEN", key()));
    add(() -> List.of("OBJECT", "ENCODING", key()));
    add(() -> List.of("COPY", key(), key(), "REPLACE"));
  }

  private void addBits() {
    for (int weight = 0; weight < 3; weight++) {
      add(() -> List.of("SETBIT", key(), pick(BITS), pick("0", "1", "1", "2", "x")));
      add(() -> List.of("BITFIELD", key(), "SET", pick(TYPES), offset(), pick(AMOUNTS)));
      add(this::bitField);
    }
    add(() -> List.of("GETBIT", key(), pick(BITS)));
    add(() -> List.of("BITCOUNT", key()));
    add(() -> List.of("BITCOUNT", key(), pick(RANGES), pick(RANGES)));
    add(() -> List.of("BITCOUNT", key(), pick(RANGES), pick(RANGES), pick("BIT", "byte")));
    add(() -> List.of("BITPOS", key(), pick("0", "1")));
    add(() -> List.of("BITPOS", key(), pick("0", "1"), pick(RANGES)));
    add(() -> List.of("BITPOS", key(), pick("0", "1"), pick(RANGES), pick(RANGES)));
    add(() -> List.of("BITPOS", key(), pick("0", "1"), pick(RANGES), pick(RANGES), "BIT"));
    add(() -> List.of("BITPOS", key(), pick("2", "x")));
    add(() -> List.of("BITOP", pick("AND", "or", "XOR", "NOT", "QQ"), key(), key()));
    add(() -> List.of("BITOP", pick("AND", "OR", "XOR", "NOT"), key(), key(), key(), key()));
    add(() -> List.of("BITFIELD_RO", key(), "GET", pick(TYPES), offset()));
    add(() -> List.of("BITFIELD_RO", key(), pick("SET", "GET"), pick(TYPES), offset(), "1"));
  }

  private List<String> bitField() {
    List<String> words = new ArrayList<>(List.of("BITFIELD", key()));
    for (int steps = random.nextInt(4); steps >= 0; steps--) {
      if (random.nextInt(2) == 0) {
        words.addAll(List.of("OVERFLOW", pick("WRAP", "SAT", "fail", "FAIL", "SAT")));
      }
      String kind = pick("GET", "SET", "INCRBY", "INCRBY");
      words.addAll(List.of(kind, pick(TYPES), offset()));
      if (!kind.equals("GET")) {
        words.add(pick(AMOUNTS));
      }
    }
    return words;
  }

  private void addEstimates() {
    for (int weight = 0; weight < 4; weight++) {
      add(this::pfAdd);
    }
    add(() -> List.of("PFADD", counter()));
    add(() -> List.of("PFADD", key(), "a"));
    add(() -> List.of("PFCOUNT", pick(counter(), key())));
    add(() -> List.of("PFCOUNT", counter(), counter(), counter()));
    add(() -> List.of("PFCOUNT", counter(), key()));
    add(() -> List.of("PFMERGE", counter(), counter(), counter()));
    add(() -> List.of("PFMERGE", counter(), pick(counter(), key())));
    add(() -> List.of("PFMERGE", counter()));
    add(() -> List.of("PFMERGE", counter(), "sound" + random.nextInt(3)));
    add(() -> List.of("PFCOUNT", "sound0", "sound" + random.nextInt(3)));
    add(() -> List.of("PFDEBUG", pick("ENCODING", "DECODE", "qq"), pick(counter(), key())));
    add(() -> List.of("PFDEBUG", random.nextInt(9) == 0 ? "TODENSE" : "ENCODING", counter()));
    add(() -> List.of("PFDEBUG", random.nextInt(9) == 0 ? "GETREG" : "DECODE", counter()));
    add(() -> List.of("GET", counter()));
    add(() -> random.nextInt(5) == 0 ? List.of("DEL", counter()) : List.of("GET", counter()));
  }

  /** Several elements go to counters that nothing else damages: {@link Tolerated}. */
  private List<String> pfAdd() {
    boolean several = random.nextInt(3) > 0;
    String counter = several ? "sound" + random.nextInt(3) : counter();
    List<String> words = new ArrayList<>(List.of("PFADD", counter));
    for (int left = several ? random.nextInt(30) : 0; left >= 0; left--) {
      words.add("e" + random.nextInt(random.nextBoolean() ? 100 : 1_000_000));
    }
    return words;
  }

  private String offset() {
    return random.nextInt(4) == 0 ? "#" + pick("0", "1", "3", "100", "x", "-1") : pick(BITS);
  }

  private String key() {
    return "a" + random.nextInt(6);
  }

  private String counter() {
    return "p" + random.nextInt(4);
  }
}
