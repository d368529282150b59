package dev.baton.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The table of all rules, and the walk that applies them to a folder. */
public final class Tidy {
  private static final Set<String> TEXT_ENDINGS =
      Set.of("java", "md", "xml", "yaml", "yml", "sh", "go", "properties", "tpl", "json", "txt");

  private static final Set<String> TEXT_NAMES = Set.of("dev", "run", "demo", "cluster");

  private static final Set<String> FOLDERS_NOT_OURS = Set.of("target", ".git", "node_modules");

  // A host in a tracked file decides for the builder where bytes come from; settings files do that.
  private static final String DOWNLOAD_HOSTS =
      String.join(
          "|",
          "\\bdocker\\.io\\b",
          "\\bquay\\.io\\b",
          "\\bgh?cr\\.io\\b",
          "\\brepo1?\\.maven\\.(apache\\.)?org\\b",
          "\\bproxy\\.golang\\.org\\b");

  /** Every rule, each with the sentence that tells what to write instead. */
  public static final List<Rule> RULES =
      List.of(
          LineRules::width,
          LineRules::length,
          ShapeRules::methodLength,
          ShapeRules::publicTypesAreExplained,
          BannedText.anywhere(
              "\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b(?!-)",
              "do it, or write a decision record: a note to oneself is never read"),
          BannedText.anywhere(DOWNLOAD_HOSTS, "name no download host in a tracked file"),
          BannedText.inCode(
              "^import (static )?[\\w.]+\\.\\*;", "import names, so that uses can be found"),
          BannedText.inCode(
              "\\.printStackTrace\\(", "throw it on, or log it with the object's identity"),
          BannedText.inCode(
              "@Disabled\\b", "repair the test or delete it: a skipped test proves nothing"),
          BannedText.inCode(
              "\\bMockito\\b|\\bmock\\(", "write a fake by hand: it documents the port"),
          BannedText.inCode(
              "\\bThread\\.sleep\\(|TimeUnit\\.\\w+\\.sleep\\(",
              source -> !livesInRealTime(source) && !isClock(source),
              "drive virtual time, or wait for the event itself with a deadline"),
          BannedText.inCode(
              "\\bassertTimeout(Preemptively)?\\(",
              "assert the order of events: a timed assertion fails on a busy machine"),
          BannedText.inCode(
              "new Random\\(\\)", "seed it and print the seed, so that a failure repeats"),
          BannedText.inCode(
              "\\.parallel(Stream)?\\(\\)", "keep one thread: the order must repeat"));

  private Tidy() {}

  /** What judges whole processes from outside, and asserts nothing about time. */
  private static boolean livesInRealTime(SourceText source) {
    return source.path().startsWith("e2e/")
        || source.path().startsWith("engine/src/test/java/dev/baton/engine/bench/");
  }

  /** The adapters behind which the real time lies; everything else gets it from them. */
  private static boolean isClock(SourceText source) {
    return source.path().endsWith("/SystemTimer.java")
        || source.path().endsWith("/SystemClock.java");
  }

  /** Everything in the sources that breaks a rule, in the order of the paths. */
  public static List<Finding> check(List<SourceText> sources) {
    List<Finding> findings = new ArrayList<>();
    for (SourceText source : sources) {
      for (Rule rule : RULES) {
        findings.addAll(rule.check(source));
      }
    }
    return findings;
  }

  /**
   * The text files of the tree, sorted by path, build output left out.
   *
   * @param root the top of the tree, to which paths are relative
   * @param wanted tells by the top-level name which part to read, such as {@code engine}
   */
  public static List<SourceText> read(Path root, Predicate<String> wanted) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> isOurs(root.relativize(path), wanted) && Files.isRegularFile(path))
          .sorted()
          .map(path -> load(root, path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot walk " + root, e);
    }
  }

  private static boolean isOurs(Path relative, Predicate<String> wanted) {
    if (!wanted.test(relative.getName(0).toString())) {
      return false;
    }
    for (Path part : relative) {
      if (FOLDERS_NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return isText(relative.getName(relative.getNameCount() - 1).toString());
  }

  private static boolean isText(String name) {
    int dot = name.lastIndexOf('.');
    return TEXT_NAMES.contains(name) || TEXT_ENDINGS.contains(name.substring(dot + 1));
  }

  private static SourceText load(Path folder, Path path) {
    try {
      String relative = folder.relativize(path).toString().replace('\\', '/');
      return new SourceText(relative, Files.readString(path, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
