package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The commands of the pages for users, as they stand there: every block that {@code <!-- run -->}
 * marks is run from the root of the tree, page after page, in one namespace.
 */
final class DocumentedCommandsTest {
  private static final List<String> PAGES =
      List.of("README.md", "docs/runbooks.md", "docs/operations.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^<!-- run -->\\n```sh\\n(.*?)^```$");
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  @Test
  void everyMarkedBlockSucceeds() throws IOException {
    try (Replication orders = Replication.named("e2e-docs", "orders")) {
      Path config = configFor(orders.namespace());
      try {
        int blocks = 0;
        for (String page : PAGES) {
          for (String block : blocks(page)) {
            run(page, block, config);
            blocks++;
          }
        }
        assertThat(blocks).isGreaterThan(5);
      } finally {
        Files.deleteIfExists(config);
      }
    }
  }

  private static List<String> blocks(String page) throws IOException {
    String text = Files.readString(Cluster.root().resolve(page));
    return BLOCK.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static void run(String page, String block, Path config) {
    String script = "cd '%s'; export KUBECONFIG='%s'\n%s".formatted(Cluster.root(), config, block);
    Shell.Result result =
        Shell.run(DEADLINE, "", List.of("bash", "-euo", "pipefail", "-c", script));
    assertThat(result.exitCode()).as("%s:\n%s\n%s", page, block, result.output()).isZero();
  }

  /** A copy of the configuration whose namespace is the one that the pages call the present one. */
  private static Path configFor(String namespace) throws IOException {
    Path config = Files.createTempFile("baton-kubeconfig", ".yaml");
    Files.writeString(config, Cluster.kubectl("config", "view", "--raw", "--flatten"));
    Cluster.kubectl(
        "--kubeconfig=" + config, "config", "set-context", "--current", "--namespace=" + namespace);
    return config;
  }
}
