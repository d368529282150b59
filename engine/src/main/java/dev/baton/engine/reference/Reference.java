package dev.baton.engine.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/** The reference, as far as it was looked into: kept for one question, not for longer. */
public final class Reference {
  private final Map<String, Chapter> chapters = new LinkedHashMap<>();

  /**
   * What chapter {@code chapter} says of a command, which is nothing when it takes no arguments.
   */
  public Entry entry(String chapter, String fullName) {
    return chapters.computeIfAbsent(chapter, Chapter::read).entry(fullName);
  }
}
