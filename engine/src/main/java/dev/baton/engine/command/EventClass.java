package dev.baton.engine.command;

/** The classes of keyspace events, with the letters of notify-keyspace-events. */
public enum EventClass {
  /** Commands on keys of any type. */
  GENERIC('g'),
  /** Strings. */
  STRING('$'),
  /** Lists. */
  LIST('l'),
  /** Sets. */
  SET('s'),
  /** Hashes. */
  HASH('h'),
  /** Sorted sets. */
  SORTED_SET('z'),
  /** Keys deleted because their time had come. */
  EXPIRED('x'),
  /** Keys deleted because memory was short. */
  EVICTED('e'),
  /** Streams. */
  STREAM('t'),
  /** Keys that were not there before; not part of the letter A. */
  NEW('n'),
  /** Reads of keys that are not there; not part of the letter A. */
  KEY_MISS('m');

  private final char letter;

  EventClass(char letter) {
    this.letter = letter;
  }

  boolean isIn(String letters) {
    boolean inAll = this != NEW && this != KEY_MISS && letters.indexOf('A') >= 0;
    return inAll || letters.indexOf(letter) >= 0;
  }
}
