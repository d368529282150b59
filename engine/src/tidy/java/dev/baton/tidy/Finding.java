package dev.baton.tidy;

/**
 * One breach of a rule.
 *
 * @param file path as the reader would open it, relative to the module
 * @param line number of the line, from one
 * @param advice what is wrong and what to do instead
 */
public record Finding(String file, int line, String advice) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + advice;
  }
}
