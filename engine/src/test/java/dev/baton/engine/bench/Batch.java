package dev.baton.engine.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests that one connection sends together, encoded once; before each sending only the
 * digits of the random numbers are written anew, so that making load costs less than serving it.
 */
final class Batch {
  private static final int DIGITS = 12;
  private static final String BLANK = "0".repeat(DIGITS);
  private static final int LARGE_VALUE_SHARE = 1000;

  private final ByteBuffer bytes;
  private final int[] places;
  private final boolean[] isFew;
  private final int keys;
  // The digits that ever change; those before them stay zero.
  private final int width;
  private long random;

  /** The first {@code count} requests of a workload, from its template {@code first} on. */
  Batch(List<String> templates, int first, int count, int keys, long seed) {
    this.keys = keys;
    this.width = Integer.toString(keys).length();
    this.random = seed | 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> found = new ArrayList<>();
    List<Boolean> few = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      encode(templates.get((first + i) % templates.size()), out, found, few);
    }
    bytes = ByteBuffer.allocateDirect(out.size()).put(out.toByteArray());
    places = found.stream().mapToInt(Integer::intValue).toArray();
    isFew = new boolean[places.length];
    for (int i = 0; i < isFew.length; i++) {
      isFew[i] = few.get(i);
    }
  }

  /** Chooses new numbers; returns the bytes to send. */
  ByteBuffer renew() {
    bytes.clear();
    for (int i = 0; i < places.length; i++) {
      random ^= random << 13;
      random ^= random >>> 7;
      random ^= random << 17;
      int below = isFew[i] ? Math.max(1, keys / LARGE_VALUE_SHARE) : keys;
      write(places[i], (int) (((random >>> 32) * below) >>> 32));
    }
    return bytes;
  }

  /** Chooses one number, those of all requests counted from zero. */
  void set(int place, int number) {
    write(places[place], number);
  }

  /** The bytes to send, as they are. */
  ByteBuffer whole() {
    return bytes.clear();
  }

  private void write(int place, int number) {
    int rest = number;
    for (int at = place + DIGITS - 1; at >= place + DIGITS - width; at--) {
      bytes.put(at, (byte) ('0' + rest % 10));
      rest /= 10;
    }
  }

  private static void encode(
      String template, ByteArrayOutputStream out, List<Integer> found, List<Boolean> few) {
    String[] words = template.split(" ", -1);
    print(out, "*" + words.length + "\r\n");
    for (String word : words) {
      int mark = word.indexOf('%');
      String text = mark < 0 ? word : word.substring(0, mark) + BLANK;
      print(out, "$" + text.length() + "\r\n");
      if (mark >= 0) {
        found.add(out.size() + mark);
        few.add(word.charAt(mark + 1) == 'm');
      }
      print(out, text + "\r\n");
    }
  }

  private static void print(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
