package dev.baton.engine.command;

import dev.baton.engine.resp.Arguments;

/** The commands of Redis whose keys no {@link KeySpec} tells wholly. */
public final class KeyFinders {
  private KeyFinders() {}

  /** SET reads the old value only when it is asked for it or compares it. */
  public static void set(Arguments words, KeyPositions into) {
    boolean reads = false;
    for (int i = 3; i < words.count(); i++) {
      reads |= words.is(i, "GET") || words.is(i, "IFEQ");
    }
    if (reads) {
      into.add(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE);
    } else {
      into.add(1, KeyFlag.OW, KeyFlag.UPDATE);
    }
  }

  /** BITFIELD writes unless all its operations are GET; what it does not understand may write. */
  public static void bitField(Arguments words, KeyPositions into) {
    int i = 2;
    boolean reads = true;
    while (reads && i < words.count()) {
      int left = words.count() - i - 1;
      if (words.is(i, "GET") && left >= 2) {
        i += 3;
      } else if (words.is(i, "OVERFLOW") && left >= 1) {
        i += 2;
      } else {
        reads = false;
      }
    }
    if (reads) {
      into.add(1, KeyFlag.RO, KeyFlag.ACCESS);
    } else {
      into.add(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE);
    }
  }

  /** SORT may store its result; of several STORE the last one counts. */
  public static void sort(Arguments words, KeyPositions into) {
    into.add(1, KeyFlag.RO, KeyFlag.ACCESS);
    int store = 0;
    for (int i = 2; i < words.count(); i++) {
      if (words.is(i, "LIMIT")) {
        i += 2;
      } else if (words.is(i, "GET") || words.is(i, "BY")) {
        i++;
      } else if (words.is(i, "STORE") && i + 1 < words.count()) {
        store = ++i;
      }
    }
    if (store != 0) {
      into.add(store, KeyFlag.OW, KeyFlag.UPDATE);
    }
  }
}
