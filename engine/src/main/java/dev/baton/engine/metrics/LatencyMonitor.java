package dev.baton.engine.metrics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The worst delays of each second, by what caused them: as many as Redis remembers. */
public final class LatencyMonitor {
  private static final int SAMPLES_MAX = 160;

  /**
   * The worst delay of one second.
   *
   * @param atSeconds since 1970
   * @param latencyMs the delay
   */
  public record Sample(long atSeconds, long latencyMs) {}

  /**
   * One cause.
   *
   * @param name such as {@code command}
   * @param samples the newest last
   * @param maxMs the worst delay of all time
   */
  public record Event(String name, List<Sample> samples, long maxMs) {
    /** The newest sample. */
    public Sample latest() {
      return samples.getLast();
    }
  }

  private static final class History {
    final Deque<Sample> samples = new ArrayDeque<>();
    long maxMs;
  }

  private final Map<String, History> byName = new TreeMap<>();

  /** Takes a delay; within one second only the worst stays. */
  public void add(String event, long atSeconds, long latencyMs) {
    History history = byName.computeIfAbsent(event, _ -> new History());
    history.maxMs = Math.max(history.maxMs, latencyMs);
    Sample last = history.samples.peekLast();
    if (last != null && last.atSeconds() == atSeconds) {
      history.samples.removeLast();
      history.samples.addLast(new Sample(atSeconds, Math.max(last.latencyMs(), latencyMs)));
      return;
    }
    history.samples.addLast(new Sample(atSeconds, latencyMs));
    if (history.samples.size() > SAMPLES_MAX) {
      history.samples.removeFirst();
    }
  }

  /** All causes, in alphabetical order. */
  public List<Event> events() {
    List<Event> events = new ArrayList<>();
    byName.forEach((name, history) -> events.add(event(name, history)));
    return events;
  }

  /** The samples of one cause, the oldest first; none for one that is not known. */
  public List<Sample> history(String event) {
    History history = byName.get(event);
    return history == null ? List.of() : new ArrayList<>(history.samples);
  }

  /** Forgets one cause; false when it is not known. */
  public boolean reset(String event) {
    return byName.remove(event) != null;
  }

  /** Forgets everything and returns the number of causes. */
  public int resetAll() {
    int count = byName.size();
    byName.clear();
    return count;
  }

  private static Event event(String name, History history) {
    return new Event(name, new ArrayList<>(history.samples), history.maxMs);
  }
}
