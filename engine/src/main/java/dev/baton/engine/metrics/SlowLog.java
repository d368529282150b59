package dev.baton.engine.metrics;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

  /** As many words of a call as are worth keeping; the last one says how many are missing. */
  public static List<Bytes> shorten(List<Bytes> words, int countOfAll) {
    int whole = countOfAll > WORDS_MAX ? WORDS_MAX - 1 : countOfAll;
    List<Bytes> kept = new ArrayList<>(words.subList(0, Math.min(whole, words.size())));
    if (countOfAll > WORDS_MAX) {
      kept.add(Bytes.of("... (" + (countOfAll - whole) + " more arguments)"));
    }
    return kept;
  }

  /** As much of a native word as is worth keeping; its end says how much is missing. */
  public static Bytes shortened(long address, int length) {
    if (length <= WORD_BYTES_MAX) {
      return Bytes.copyOf(address, length);
    }
    String rest = "... (" + (length - WORD_BYTES_MAX) + " more bytes)";
    byte[] end = rest.getBytes(StandardCharsets.US_ASCII);
    byte[] text = new byte[WORD_BYTES_MAX + end.length];
    Native.copy(address, text, 0, WORD_BYTES_MAX);
    System.arraycopy(end, 0, text, WORD_BYTES_MAX, end.length);
    return Bytes.owning(text);
  }
}
