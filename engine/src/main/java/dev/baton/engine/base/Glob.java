package dev.baton.engine.base;

import org.jspecify.annotations.Nullable;

/**
 * Redis's glob patterns: {@code *}, {@code ?}, {@code [a-z]}, {@code [^x]} and the backslash. A
 * class that is not closed ends with the pattern. Only the last star is ever tried again, so the
 * time is at most the product of both lengths, whatever the pattern. As in Redis, where each star
 * is a recursion, a text that has to be tried at more than a thousand of them does not match.
 */
public final class Glob {
  /** Matches every string. */
  public static final Glob ANYTHING = new Glob(Bytes.of("*"));

  private static final int NO_MATCH = -1;
  private static final int STARS_MAX = 1000;

  private final byte[] pattern;

  /** Takes a pattern; every byte string is one. */
  public Glob(Bytes pattern) {
    this.pattern = pattern.array();
  }

  /** Whether the pattern matches all of {@code text}. */
  public boolean matches(Bytes text) {
    return matches(text.array(), 0, text.length());
  }

  /** Whether the pattern matches all of a text in native memory. */
  public boolean matches(long address, int length) {
    return matches(null, address, length);
  }

  private boolean matches(byte @Nullable [] string, long address, int length) {
    int at = 0;
    int position = 0;
    int afterStar = NO_MATCH;
    int starAt = 0;
    int stars = 0;
    while (position < length) {
      if (at < pattern.length && pattern[at] == '*') {
        boolean isNext = afterStar == at && starAt == position;
        afterStar = ++at;
        starAt = position;
        stars += isNext ? 0 : 1;
        if (stars > STARS_MAX && at < pattern.length) {
          return false;
        }
        continue;
      }
      byte character = string == null ? Native.getByte(address + position) : string[position];
      int next = at < pattern.length ? matchOne(at, character) : NO_MATCH;
      if (next != NO_MATCH) {
        at = next;
        position++;
      } else if (afterStar != NO_MATCH) {
        at = afterStar;
        position = ++starAt;
      } else {
        return false;
      }
    }
    while (at < pattern.length && pattern[at] == '*') {
      at++;
    }
    return at == pattern.length;
  }

  /** Where the pattern goes on after an element that matches {@code character}. */
  private int matchOne(int at, byte character) {
    return switch (pattern[at]) {
      case '?' -> at + 1;
      case '[' -> matchClass(at + 1, character & 0xff);
      case '\\' -> {
        int literal = at + 1 < pattern.length ? at + 1 : at;
        yield pattern[literal] == character ? literal + 1 : NO_MATCH;
      }
      default -> pattern[at] == character ? at + 1 : NO_MATCH;
    };
  }

  private int matchClass(int start, int character) {
    boolean negated = start < pattern.length && pattern[start] == '^';
    int at = negated ? start + 1 : start;
    boolean found = false;
    while (at < pattern.length && pattern[at] != ']') {
      if (pattern[at] == '\\' && at + 1 < pattern.length) {
        found |= (pattern[at + 1] & 0xff) == character;
        at += 2;
      } else if (at + 2 < pattern.length && pattern[at + 1] == '-') {
        found |= isBetween(character, pattern[at] & 0xff, pattern[at + 2] & 0xff);
        at += 3;
      } else {
        found |= (pattern[at] & 0xff) == character;
        at++;
      }
    }
    return found == negated ? NO_MATCH : Math.min(at + 1, pattern.length);
  }

  private static boolean isBetween(int character, int first, int last) {
    return character >= Math.min(first, last) && character <= Math.max(first, last);
  }
}
