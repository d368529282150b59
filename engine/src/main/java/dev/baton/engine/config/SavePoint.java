package dev.baton.engine.config;

import dev.baton.engine.base.Words;
import java.util.ArrayList;
import java.util.List;

/** One condition of {@code save}: at least so many changes within so many seconds. */
public record SavePoint(long seconds, long changes) {
  static final Kind KIND = SavePoint::read;

  /** The points written in a canonical value, such as {@code 3600 1 300 100}. */
  static List<SavePoint> parse(String text) {
    List<SavePoint> points = new ArrayList<>();
    List<String> words = Words.split(text);
    for (int i = 0; words != null && i + 1 < words.size(); i += 2) {
      points.add(new SavePoint(Long.parseLong(words.get(i)), Long.parseLong(words.get(i + 1))));
    }
    return points;
  }

  /** A single empty word means no points at all. */
  private static Reading read(List<String> words) {
    if (words.size() == 1 && words.get(0).isEmpty()) {
      return Reading.of("");
    }
    if (words.size() % 2 != 0) {
      return Reading.failed("Invalid save parameters");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      long least = i % 2 == 0 ? 1 : 0;
      Reading number = Kinds.number(least, Integer.MAX_VALUE).read(List.of(words.get(i)));
      if (number.error() != null) {
        return Reading.failed("Invalid save parameters");
      }
      text.append(i == 0 ? "" : " ").append(number.text());
    }
    return Reading.of(text.toString());
  }
}
