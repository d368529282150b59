package dev.baton.tidy;

import java.util.List;

/**
 * Numbers that may only fall. The walls of {@link LineRules} and {@link ShapeRules} stop the worst;
 * the ratchet keeps a good average from wearing away. A record that has become too generous is a
 * finding as well, so that every gain is kept.
 *
 * @param filesOverAim Java files with more than {@link #FILE_LINES_AIM} lines
 * @param methodsOverAim methods with more than {@link #METHOD_LINES_AIM} lines
 */
public record Ratchet(int filesOverAim, int methodsOverAim) {
  /** A file of this length still reads in one sitting. */
  public static final int FILE_LINES_AIM = 300;

  /** A method of this length still fits on a screen. */
  public static final int METHOD_LINES_AIM = 30;

  // Work in progress moves the counts by a few; only a lasting gain asks for a new record.
  private static final int SLACK = 10;

  /** Counts what the sources of one module are now. */
  public static Ratchet measure(List<SourceText> sources) {
    int files = 0;
    int methods = 0;
    for (SourceText source : sources) {
      if (source.isJava()) {
        files += source.lines().size() > FILE_LINES_AIM ? 1 : 0;
        methods += (int) longMethods(source);
      }
    }
    return new Ratchet(files, methods);
  }

  private static long longMethods(SourceText source) {
    return source.shape().methods().stream()
        .filter(method -> method.lines() > METHOD_LINES_AIM)
        .count();
  }

  /**
   * True when {@code now} is no worse than this record, and not so much better that it is stale.
   */
  public boolean holds(Ratchet now) {
    return within(now.filesOverAim, filesOverAim) && within(now.methodsOverAim, methodsOverAim);
  }

  private static boolean within(int now, int recorded) {
    return now <= recorded && now >= recorded - SLACK;
  }
}
