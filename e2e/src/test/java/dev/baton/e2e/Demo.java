package dev.baton.e2e;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Writers;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The tour that {@code ./dev demo} gives: applies the sample, writes through the Service, kills the
 * primary's process and prints what was measured. Exits with 1 when a step does not come true.
 */
final class Demo {
  private static final Duration READY_DEADLINE = Duration.ofMinutes(2);
  private static final Duration WRITABLE_DEADLINE = Duration.ofSeconds(30);
  private static final PrintStream OUT = System.out;

  private Demo() {}

  /** Runs the tour against the cluster that {@code KUBECONFIG} names. */
  public static void main(String[] arguments) throws Exception {
    Path sample = Cluster.root().resolve("docs/samples/redisreplication.yaml");
    try (Replication orders = Replication.named("baton-demo", "orders")) {
      say("kubectl apply -f " + Cluster.root().relativize(sample));
      long applied = System.nanoTime();
      orders.applyManifest(Files.readString(sample));
      orders.awaitReady(READY_DEADLINE);
      say("Ready after %.1f s, primary %s".formatted(secondsSince(applied), orders.primary()));
      failOver(orders);
      showBacklog(orders);
      OUT.println(Cluster.kubectl("get", "rrep", "-n", orders.namespace()));
    }
  }

  private static void failOver(Replication orders) {
    try (Writers writers = Writers.start(orders, 4, 2000)) {
      for (int second = 0; second < 5; second++) {
        sleepOneSecond();
        say("writing through the Service: " + writers.acknowledgedCount() + " acknowledged");
      }
      String killed = orders.primary();
      Faults.killEngine(orders, killed);
      Duration untilWritable = writers.awaitNextWrite(WRITABLE_DEADLINE);
      say(
          "kill -9 of %s, the primary: writable again after %d ms"
              .formatted(killed, untilWritable.toMillis()));
      orders.awaitInSync(READY_DEADLINE);
      say("%1$s was primary, %2$s is; %1$s follows it".formatted(killed, orders.primary()));
      say(writers.stop().describe());
    }
  }

  private static void showBacklog(Replication orders) {
    String events =
        Cluster.kubectl(
            "get",
            "events",
            "-n",
            orders.namespace(),
            "--field-selector=reason=BacklogResized",
            "-o",
            "jsonpath={range .items[*]}{.message}{\"\\n\"}{end}");
    Optional<String> resized = events.lines().filter(line -> !line.isBlank()).findFirst();
    say(
        "backlog "
            + orders.field("status", "backlog", "bytes")
            + " bytes: "
            + resized.orElse("as configured at the start, enough for the write rate seen"));
  }

  private static void say(String line) {
    OUT.println("demo: " + line);
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private static void sleepOneSecond() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
