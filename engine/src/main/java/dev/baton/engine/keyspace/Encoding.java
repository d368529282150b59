package dev.baton.engine.keyspace;

/** How a value is held, each with the name OBJECT ENCODING answers. */
public enum Encoding {
  /** A 64-bit integer in the entry. */
  INT(0, "int"),
  /**
   * A text of at most {@link NewValue#EMBEDDED_BYTES_MAX} bytes that was never changed in place.
   */
  EMBSTR(1, "embstr"),
  /** A text that is long, or was made by a command that changes bytes in place. */
  RAW(2, "raw"),
  /** One packed list. */
  PACKED(3, "listpack"),
  /** A linked packed list. */
  LINKED(4, "quicklist"),
  /** An integer set. */
  INTEGERS(5, "intset"),
  /** A table of members. */
  TABLE(6, "hashtable"),
  /** A table of members and a ranking of them. */
  RANKING(7, "skiplist"),
  /** A stream log. */
  STREAM(8, "stream");

  private static final Encoding[] BY_CODE = values();

  private final int code;
  private final String wireName;

  Encoding(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  /** The name OBJECT ENCODING answers with. */
  public String wireName() {
    return wireName;
  }

  /** The number that stands for it in an entry: its place in this list. */
  int code() {
    return code;
  }

  static Encoding of(int code) {
    return BY_CODE[code];
  }
}
