package dev.baton.engine.keyspace;

/** The types of values, each with the name TYPE answers and its number in dataset digests. */
public enum Type {
  /** No value: the key is only remembered. Never seen by commands. */
  NONE(0, "none", -1),
  /** Bytes or an integer. */
  STRING(1, "string", 0),
  /** Elements in order. */
  LIST(2, "list", 1),
  /** Distinct members. */
  SET(3, "set", 2),
  /** Distinct members ordered by score. */
  SORTED_SET(4, "zset", 3),
  /** Fields with values. */
  HASH(5, "hash", 4),
  /** Entries ordered by id. */
  STREAM(6, "stream", 6);

  private static final Type[] BY_CODE = values();

  private final int code;
  private final String wireName;
  private final int digestNumber;

  Type(int code, String wireName, int digestNumber) {
    this.code = code;
    this.wireName = wireName;
    this.digestNumber = digestNumber;
  }

  /** The name TYPE answers with. */
  public String wireName() {
    return wireName;
  }

  int digestNumber() {
    return digestNumber;
  }

  /** The number that stands for it in an entry: its place in this list. */
  int code() {
    return code;
  }

  static Type of(int code) {
    return BY_CODE[code];
  }
}
