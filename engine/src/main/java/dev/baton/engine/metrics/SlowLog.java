package dev.baton.engine.metrics;

import dev.baton.engine.base.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The last calls that took long, the newest first. */
public final class SlowLog {
  /** How many words of a call are kept. */
  public static final int WORDS_MAX = 32;

  /** How many bytes of a word are kept. */
  public static final int WORD_BYTES_MAX = 128;

  /**
   * One slow call.
   *
   * @param id counts all slow calls since the start
   * @param atSeconds when it ended, in seconds since 1970
   * @param micros how long it took
   * @param words the call, shortened
   * @param client the client's address
   * @param name the client's name
   */
  public record Entry(
      long id, long atSeconds, long micros, List<Bytes> words, String client, String name) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long nextId;

  /** Adds a call whose words were shortened already; keeps {@code lengthMax} of them. */
  public void add(
      long atSeconds, long micros, List<Bytes> words, String client, String name, long lengthMax) {
    entries.addFirst(new Entry(nextId++, atSeconds, micros, words, client, name));
    while (entries.size() > lengthMax) {
      entries.removeLast();
    }
  }

  /** The newest {@code count} entries. */
  public List<Entry> newest(long count) {
    return entries.stream().limit(count).toList();
  }

  /** How many there are. */
  public int length() {
    return entries.size();
  }

  /** Forgets the entries; their numbers are not used again. */
  public void reset() {
    entries.clear();
  }

  /** As much of a call as is worth keeping; the last words say what is missing. */
  public static List<Bytes> shorten(List<Bytes> words, int countOfAll) {
    List<Bytes> kept = new ArrayList<>();
    int whole = countOfAll > WORDS_MAX ? WORDS_MAX - 1 : countOfAll;
    for (Bytes word : words.subList(0, Math.min(whole, words.size()))) {
      kept.add(shorten(word));
    }
    if (countOfAll > WORDS_MAX) {
      kept.add(Bytes.of("... (" + (countOfAll - whole) + " more arguments)"));
    }
    return kept;
  }

  private static Bytes shorten(Bytes word) {
    if (word.length() <= WORD_BYTES_MAX) {
      return word;
    }
    String rest = "... (" + (word.length() - WORD_BYTES_MAX) + " more bytes)";
    byte[] end = rest.getBytes(StandardCharsets.US_ASCII);
    byte[] text = Arrays.copyOf(word.array(), WORD_BYTES_MAX + end.length);
    System.arraycopy(end, 0, text, WORD_BYTES_MAX, end.length);
    return Bytes.owning(text);
  }
}
