package dev.baton.engine.persistence;

import dev.baton.engine.base.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which files make up the append only file, in the order in which they are loaded: a base and the
 * increments after it. Files of the history are there only to be deleted. The text is that of Redis
 * 7, aof.c getAofManifestAsString and aofLoadManifestFromFile.
 *
 * @param base the data at some time; null when the increments begin with nothing
 * @param history files that are of no use any more
 * @param increments what changed since, oldest first
 */
public record AofManifest(@Nullable Part base, List<Part> history, List<Part> increments) {
  /** What there is before the first file. */
  public static final AofManifest EMPTY = new AofManifest(null, List.of(), List.of());

  private static final int LINE_BYTES_MAX = 1024;
  private static final String NOTHING_TO_LOAD = "# nothing to load\n";

  /**
   * One file.
   *
   * @param name its name in the folder
   * @param sequence its number among those of its type
   */
  public record Part(String name, long sequence) {}

  /** Whether there is nothing to load. */
  public boolean isEmpty() {
    return base == null && increments.isEmpty();
  }

  /** The number for the next base. */
  public long nextBaseSequence() {
    return base == null ? firstSequence() : base.sequence() + 1;
  }

  /** The number for the next increment. */
  public long nextIncrementSequence() {
    return increments.isEmpty() ? firstSequence() : increments.getLast().sequence() + 1;
  }

  /** Beyond all that are still to be deleted: a new file must not bear the name of one. */
  private long firstSequence() {
    return 1 + history.stream().mapToLong(Part::sequence).max().orElse(0);
  }

  /** All that is loaded, in order. */
  public List<Part> parts() {
    List<Part> all = new ArrayList<>();
    if (base != null) {
      all.add(base);
    }
    all.addAll(increments);
    return all;
  }

  /** The same with one more increment. */
  public AofManifest withIncrement(Part next) {
    List<Part> all = new ArrayList<>(increments);
    all.add(next);
    return new AofManifest(base, history, all);
  }

  /** A new base takes the place of everything but the increments from {@code kept} on. */
  public AofManifest rebased(Part newBase, List<Part> kept) {
    List<Part> old = new ArrayList<>(history);
    if (base != null) {
      old.add(base);
    }
    for (Part each : increments) {
      if (!kept.contains(each)) {
        old.add(each);
      }
    }
    return new AofManifest(newBase, old, kept);
  }

  /** The same with nothing to load: all that was to be loaded is history. */
  public AofManifest retired() {
    List<Part> old = new ArrayList<>(history);
    old.addAll(parts());
    return new AofManifest(null, old, List.of());
  }

  /** The same once the files of the history are gone. */
  public AofManifest withoutHistory() {
    return new AofManifest(base, List.of(), increments);
  }

  /** The text of the file, which is never empty: that would be taken for a broken one. */
  public byte[] text() {
    StringBuilder text = new StringBuilder(parts().isEmpty() ? NOTHING_TO_LOAD : "");
    if (base != null) {
      line(text, base, 'b');
    }
    history.forEach(each -> line(text, each, 'h'));
    increments.forEach(each -> line(text, each, 'i'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, Part part, char type) {
    boolean plain =
        part.name().chars().noneMatch(each -> each <= ' ' || "\"'\\".indexOf(each) >= 0);
    text.append("file ").append(plain ? part.name() : Words.quote(part.name()));
    text.append(" seq ").append(part.sequence()).append(" type ").append(type).append('\n');
  }

  /**
   * Reads the text of a manifest.
   *
   * @throws AofException with Redis's message when it is not one
   */
  public static AofManifest parse(byte[] bytes) {
    if (bytes.length == 0) {
      throw new AofException("Found an empty AOF manifest");
    }
    Reading reading = new Reading();
    String text = new String(bytes, StandardCharsets.UTF_8);
    int number = 0;
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      number++;
      reading.line(number, text.substring(start, end < 0 ? text.length() : end), end >= 0);
      start = end < 0 ? text.length() : end + 1;
    }
    return new AofManifest(reading.base, reading.history, reading.increments);
  }

  private static final class Reading {
    private @Nullable Part base;
    private final List<Part> history = new ArrayList<>();
    private final List<Part> increments = new ArrayList<>();

    void line(int number, String line, boolean ended) {
      if (line.startsWith("#")) {
        return;
      }
      if (!ended || line.length() >= LINE_BYTES_MAX) {
        throw new AofException("The AOF manifest file contains too long line");
      }
      String trimmed = line.strip();
      String wrong = words(trimmed);
      if (wrong != null) {
        throw new AofException(
            "Reading the manifest file, at line " + number + ": '" + trimmed + "': " + wrong);
      }
    }

    private @Nullable String words(String line) {
      List<String> words = Words.split(line);
      if (words == null || words.size() < 6 || words.size() % 2 != 0) {
        return "Invalid AOF manifest file format";
      }
      String name = "";
      long sequence = 0;
      char type = 0;
      for (int i = 0; i < words.size(); i += 2) {
        String value = words.get(i + 1);
        switch (words.get(i).toLowerCase(Locale.ROOT)) {
          case "file" -> name = value;
          case "seq" -> sequence = value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
          case "type" -> type = value.isEmpty() ? 0 : value.charAt(0);
          default -> {}
        }
      }
      if (name.indexOf('/') >= 0) {
        return "File can't be a path, just a filename";
      }
      if (name.isEmpty() || sequence == 0 || type == 0) {
        return "Invalid AOF manifest file format";
      }
      return take(new Part(name, sequence), type);
    }

    private @Nullable String take(Part part, char type) {
      if (type == 'b' && base != null) {
        return "Found duplicate base file information";
      }
      if (type == 'i'
          && !increments.isEmpty()
          && part.sequence() <= increments.getLast().sequence()) {
        return "Found a non-monotonic sequence number";
      }
      switch (type) {
        case 'b' -> base = part;
        case 'h' -> history.add(part);
        case 'i' -> increments.add(part);
        default -> {
          return "Unknown AOF file type";
        }
      }
      return null;
    }
  }
}
