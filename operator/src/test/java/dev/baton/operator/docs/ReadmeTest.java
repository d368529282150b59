package dev.baton.operator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say of the tree and of its commands is so. */
final class ReadmeTest {
  private static final Page README = Page.at(Page.ROOT.resolve("README.md"));

  // Two or more spaces part a path of the map from its description.
  private static final Pattern MAP_LINE = Pattern.compile("( *)(\\S+) {2,}\\S.*");
  private static final Pattern DEV = Pattern.compile("\\./dev ([a-z]+)");
  private static final Pattern CLUSTER = Pattern.compile("(?:dev|\\./)\\s?cluster ([a-z-]+)");
  // Files of the tree as they are named in sentences and commands.
  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\w./:-])((?:docs|helm|e2e|engine|operator|crds)/[\\w./-]*[\\w/])(?![\\w:])");
  private static final long HELP_SECONDS_MAX = 20;

  static List<Page> pages() {
    return Page.all();
  }

  @Test
  void everyPathOfTheMapExists() {
    List<Path> map = map();

    assertThat(map).hasSizeGreaterThan(15).allSatisfy(path -> assertThat(path).exists());
  }

  @Test
  void theMapLeavesOutNoFolderOfTheTopLevelOrOfThePages() throws IOException {
    assertThat(map()).containsAll(folders(Page.ROOT));
    assertThat(map()).containsAll(folders(Page.ROOT.resolve("docs")));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandOfTheScriptIsInItsHelp(Page page) throws Exception {
    assertThat(commands(run("./dev", "help"))).containsAll(page.mentions(DEV));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandOfTheClusterIsInItsHelp(Page page) throws Exception {
    Set<String> known =
        Pattern.compile("(?m)^ +cluster (.*?)(?: {2,}|$)")
            .matcher(run("e2e/cluster/cluster", "help"))
            .results()
            .flatMap(found -> Pattern.compile("[a-z-]{2,}").matcher(found.group(1)).results())
            .map(found -> found.group())
            .collect(Collectors.toCollection(TreeSet::new));
    known.add("help");

    assertThat(known).containsAll(page.mentions(CLUSTER));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyRelativeLinkLeadsSomewhere(Page page) {
    for (String link : page.relativeLinks()) {
      String[] parts = link.split("#", 2);
      Path target =
          parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]).normalize();
      assertThat(target).as("%s: %s", page, link).exists();
      if (parts.length == 2) {
        assertThat(Page.at(target).anchors()).as("%s: %s", page, link).contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFileThatIsNamedExists(Page page) {
    for (String named : page.mentions(PATH)) {
      assertThat(Page.ROOT.resolve(named)).as("%s: %s", page, named).exists();
    }
  }

  @Test
  void theReadmeNamesTheVersionThatTheBuildMakes() throws IOException {
    String version = firstGroup(Page.ROOT.resolve("pom.xml"), "<version>(.*?)</version>");

    assertThat(README.text())
        .contains("localhost/baton/engine:" + version, "localhost/baton/operator:" + version);
    assertThat(firstGroup(Page.ROOT.resolve("helm/baton/Chart.yaml"), "appVersion: (.*)"))
        .isEqualTo(version);
  }

  private static List<Path> map() {
    List<Path> paths = new ArrayList<>();
    Path parent = Page.ROOT;
    for (String line : README.blockBelow("## Map")) {
      Matcher entry = MAP_LINE.matcher(line);
      assertThat(entry.matches()).as(line).isTrue();
      boolean inner = !entry.group(1).isEmpty();
      Path path = (inner ? parent : Page.ROOT).resolve(entry.group(2));
      paths.add(path);
      parent = inner ? parent : path;
    }
    return paths;
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> !entry.getFileName().toString().matches("\\..*|target"))
          // The map names the one folder inside helm, which is all there is in it.
          .map(entry -> entry.endsWith("helm") ? entry.resolve("baton") : entry)
          .sorted()
          .toList();
    }
  }

  private static Set<String> commands(String help) {
    return Pattern.compile("(?m)^  ([a-z]+)(?= )")
        .matcher(help)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String firstGroup(Path file, String regex) throws IOException {
    Matcher found = Pattern.compile(regex).matcher(Files.readString(file));
    assertThat(found.find()).as("%s in %s", regex, file).isTrue();
    return found.group(1);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(Page.ROOT.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(HELP_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
