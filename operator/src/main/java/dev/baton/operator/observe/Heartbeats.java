package dev.baton.operator.observe;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineClient;
import dev.baton.operator.engine.Pulse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One heartbeat per pod. A heartbeat that is lost or comes back is reported at once; everything
 * else about a pod is learned by the pass that follows.
 */
public final class Heartbeats implements AutoCloseable {

  /** Two questions, or more, that got no answer. */
  private static final long LOST_AFTER_MS = 1_000;

  /** Told of each loss, for the meters. */
  private final Runnable onLoss;

  private final EngineClient engines;
  private final Map<String, Map<String, Beating>> byResource = new HashMap<>();
  private Consumer<String> onChange = resource -> {};

  /** Beats through the given client; {@code onLoss} runs at each loss. */
  public Heartbeats(EngineClient engines, Runnable onLoss) {
    this.engines = engines;
    this.onLoss = onLoss;
  }

  /**
   * A pod to keep in touch with.
   *
   * @param uid identity; a re-created pod gets a new heartbeat
   * @param address where its engine listens
   */
  public record Target(String uid, EngineAddress address) {}

  private record Beating(Heartbeat heart, Pulse pulse) {
    void stop() {
      heart.stop();
      pulse.close();
    }
  }

  /** Sets who is told the key of a resource when one of its heartbeats changes. */
  public synchronized void onChange(Consumer<String> listener) {
    onChange = listener;
  }

  /** Beats for exactly these pods of the resource from now on, as often as the period says. */
  public synchronized void track(
      String resource, List<Target> targets, Credentials credentials, Duration period) {
    Map<String, Beating> beating = byResource.computeIfAbsent(resource, key -> new HashMap<>());
    Set<String> wanted = new HashSet<>();
    for (Target target : targets) {
      wanted.add(target.uid());
      Beating former = beating.get(target.uid());
      if (former == null || !former.heart().servesAs(target.address(), credentials, period)) {
        if (former != null) {
          former.stop();
        }
        beating.put(target.uid(), start(resource, target, credentials, period));
      }
    }
    beating.entrySet().stream()
        .filter(entry -> !wanted.contains(entry.getKey()))
        .forEach(entry -> entry.getValue().stop());
    beating.keySet().retainAll(wanted);
  }

  /** Forgets the resource. */
  public synchronized void forget(String resource) {
    Map<String, Beating> beating = byResource.remove(resource);
    if (beating != null) {
      beating.values().forEach(Beating::stop);
    }
  }

  /** Since when the pod's heartbeat has failed, wall clock; -1 while it beats or is unknown. */
  public synchronized long silentSinceMs(String resource, String uid) {
    Map<String, Beating> beating = byResource.getOrDefault(resource, Map.of());
    Beating found = beating.get(uid);
    return found == null ? -1 : found.heart().silentSinceMs();
  }

  /** Whether the pod has owed answers for so long that waiting for another tells little. */
  public boolean isLost(String resource, String uid) {
    long sinceMs = silentSinceMs(resource, uid);
    return sinceMs >= 0 && System.currentTimeMillis() - sinceMs >= LOST_AFTER_MS;
  }

  @Override
  public synchronized void close() {
    List.copyOf(byResource.keySet()).forEach(this::forget);
  }

  private Beating start(String resource, Target target, Credentials credentials, Duration period) {
    Runnable changed = () -> changed(resource);
    var heart = new Heartbeat(target.address(), credentials, period, changed, onLoss);
    return new Beating(heart, engines.beat(target.address(), credentials, period, heart));
  }

  private void changed(String resource) {
    Consumer<String> listener;
    synchronized (this) {
      listener = onChange;
    }
    listener.accept(resource);
  }
}
