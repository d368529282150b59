package dev.baton.engine.persistence;

import dev.baton.engine.base.Native;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Lookahead;

/**
 * Looks ahead for whole entries with strings, so that the lookups of their keys wait for memory
 * together and each is decoded as one item. It decodes nothing and refuses nothing: it stops at
 * whatever is another entry, damaged or not there yet.
 */
final class RdbStringRun {
  private static final int ENTRIES_MAX = 64;
  private static final int OTHER = -1;

  private final RdbInput input;
  private final Lookahead lookahead;
  private int left;
  private long at;
  private long end;
  private boolean isPlain;

  RdbStringRun(RdbInput input, Lookahead lookahead) {
    this.input = input;
    this.lookahead = lookahead;
  }

  /** Looks at what begins at the present item, whose keys go to {@code database}. */
  void look(Database database) {
    lookahead.clear();
    at = input.itemAddress();
    end = at + input.unreadBytes();
    while (lookahead.count() < ENTRIES_MAX && addEntry(database)) {
      // Every round adds one.
    }
    left = lookahead.count();
    lookahead.load();
  }

  /** Whether all that was found is decoded. */
  boolean isOver() {
    return left == 0;
  }

  /** The next of the entries that were found is decoded from now on. */
  void enter() {
    lookahead.enter(lookahead.count() - left);
    left--;
  }

  /** Forgets everything: the bytes that were looked at may move. */
  void clear() {
    left = 0;
    lookahead.clear();
  }

  private boolean addEntry(Database database) {
    if (readType() != RdbFormat.TYPE_STRING) {
      return false;
    }
    long keyLength = readStringLength();
    boolean isKeyPlain = isPlain;
    long key = at;
    at += keyLength;
    long valueLength = keyLength == OTHER ? OTHER : readStringLength();
    at += valueLength;
    if (valueLength == OTHER || at > end) {
      return false;
    }
    if (isKeyPlain) {
      lookahead.add(database, key, (int) keyLength);
    } else {
      lookahead.addKeyless();
    }
    return true;
  }

  /** The type of the next value; what is told of its key before that is passed over. */
  private int readType() {
    while (true) {
      int opcode = readByte();
      switch (opcode) {
        case RdbFormat.OPCODE_EXPIRETIME_MS -> at += Long.BYTES;
        case RdbFormat.OPCODE_FREQ -> at++;
        case RdbFormat.OPCODE_IDLE -> readLength(readByte());
        default -> {
          return opcode;
        }
      }
    }
  }

  /** The bytes that a string takes behind its head, which is passed over. */
  private long readStringLength() {
    int first = readByte();
    isPlain = first != OTHER && first >>> 6 != RdbFormat.ENCODING;
    if (isPlain) {
      return readLength(first);
    }
    return switch (first & 0x3f) {
      case RdbFormat.ENCODING_INT8 -> 1;
      case RdbFormat.ENCODING_INT16 -> Short.BYTES;
      case RdbFormat.ENCODING_INT32 -> Integer.BYTES;
      case RdbFormat.ENCODING_LZF -> {
        long compressed = readLength(readByte());
        yield readLength(readByte()) == OTHER ? OTHER : compressed;
      }
      default -> OTHER;
    };
  }

  /** A length of the two short forms. */
  private long readLength(int first) {
    return switch (first >>> 6) {
      case RdbFormat.LENGTH_6_BITS -> first;
      case RdbFormat.LENGTH_14_BITS -> {
        int second = readByte();
        yield second == OTHER ? OTHER : (first & 0x3f) << 8 | second;
      }
      default -> OTHER;
    };
  }

  private int readByte() {
    return at < end ? Native.getByte(at++) & 0xff : OTHER;
  }
}
