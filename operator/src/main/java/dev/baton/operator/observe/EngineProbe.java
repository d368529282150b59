package dev.baton.operator.observe;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineClient;
import dev.baton.operator.engine.Inspection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks all engines of a resource at the same time, so that a dead one delays nobody. */
public final class EngineProbe implements AutoCloseable {
  /** Connecting and one reply each have their own deadline; this bounds both and what trickles. */
  private static final Duration DEADLINE = Duration.ofMillis(950);

  /** For one that has owed the heartbeat answers for long: it must not hold up its successor. */
  private static final Duration LOST_DEADLINE = Duration.ofMillis(250);

  private final EngineClient engines;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("engine-probe-", 0).factory());

  /** Asks through the given client. */
  public EngineProbe(EngineClient engines) {
    this.engines = engines;
  }

  /**
   * Asks every pod at its address; one without address is absent.
   *
   * @param lost the pods that have not answered the heartbeat for long; they are given less time
   */
  public Map<String, Inspection> inspect(
      Map<String, String> addressByPod, Set<String> lost, int port, Credentials credentials) {
    Map<String, Future<Inspection>> asked = new LinkedHashMap<>();
    addressByPod.forEach((pod, address) ->
        asked.put(pod, threads.submit(() -> inspect(address, port, credentials))));
    long beganAtNs = System.nanoTime();
    Map<String, Inspection> answers = new LinkedHashMap<>();
    asked.forEach((pod, answer) ->
        answers.put(pod, await(answer, beganAtNs, lost.contains(pod) ? LOST_DEADLINE : DEADLINE)));
    return answers;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Inspection inspect(String address, int port, Credentials credentials) {
    return address.isEmpty()
        ? new Inspection.Absent("the pod has no address yet")
        : engines.inspect(new EngineAddress(address, port), credentials);
  }

  private static Inspection await(Future<Inspection> answer, long beganAtNs, Duration deadline) {
    try {
      long leftNs = Math.max(1, beganAtNs + deadline.toNanos() - System.nanoTime());
      return answer.get(leftNs, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Inspection.Silent("no answer within " + deadline.toMillis() + " ms");
    } catch (ExecutionException e) {
      return new Inspection.Silent(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Inspection.Silent("the operator is stopping");
    }
  }
}
