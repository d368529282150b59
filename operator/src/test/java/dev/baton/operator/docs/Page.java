package dev.baton.operator.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page in Markdown.
 *
 * @param path where it lies
 * @param text what it says
 */
record Page(Path path, String text) {
  /** The root of the checkout; tests run in a module's folder. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  // [text](target), but not an image's or a link's title.
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]+\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```$");

  /** Returns every page a user may read. */
  static List<Page> all() {
    List<Page> pages = new ArrayList<>();
    pages.add(at(ROOT.resolve("README.md")));
    pages.add(at(ROOT.resolve("helm/baton/README.md")));
    pages.add(at(ROOT.resolve("e2e/cluster/README.md")));
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .forEach(file -> pages.add(at(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  static Page at(Path path) {
    try {
      return new Page(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the targets of all links that lead to no other host. */
  List<String> relativeLinks() {
    return groups(LINK, text).stream().filter(link -> !link.contains("://")).toList();
  }

  /** Returns what a pattern's first group finds in the text, code blocks included. */
  Set<String> mentions(Pattern pattern) {
    return new TreeSet<>(groups(pattern, text));
  }

  /** Returns the lines of the code block that follows a heading. */
  List<String> blockBelow(String heading) {
    int start = text.indexOf("\n" + heading + "\n");
    if (start < 0) {
      throw new IllegalStateException(path + " has no heading " + heading);
    }
    return groups(CODE_BLOCK, text.substring(start)).getFirst().lines().toList();
  }

  /** Returns the names by which links reach the headings, as GitHub makes them. */
  Set<String> anchors() {
    return groups(HEADING, text).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String toString() {
    return ROOT.relativize(path).toString();
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
