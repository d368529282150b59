package dev.baton.engine.sim;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.node.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network with the promises of TCP and no more: bytes arrive in order or the connection breaks.
 * Each direction between two hosts can be blocked by itself; blocked bytes wait, as retransmission
 * makes them, and go on when the way is open again.
 */
final class SimNetwork {
  private final Timeline timeline;
  private final Dice dice;
  private final Trace trace;
  private final Map<HostPort, Endpoint> listeners = new LinkedHashMap<>();
  private final Set<Way> blocked = new LinkedHashSet<>();
  private final List<SimLink> links = new ArrayList<>();
  private Weather weather;
  private int ephemeralPort = 40_000;

  /** One direction between two hosts. */
  record Way(String from, String to) {}

  SimNetwork(Timeline timeline, Dice dice, Trace trace, Weather weather) {
    this.timeline = timeline;
    this.dice = dice;
    this.trace = trace;
    this.weather = weather;
  }

  Timeline timeline() {
    return timeline;
  }

  Dice dice() {
    return dice;
  }

  Trace trace() {
    return trace;
  }

  Weather weather() {
    return weather;
  }

  /** Changes how connections behave from now on. */
  void setWeather(Weather next) {
    weather = next;
  }

  void listen(HostPort address, Endpoint endpoint) {
    listeners.put(address, endpoint);
  }

  /** The network as the endpoint on {@code host} sees it. */
  Network from(String host, Endpoint endpoint) {
    return (attempt, target, timeoutMs) -> connect(host, endpoint, attempt, target, timeoutMs);
  }

  private void connect(
      String host, Endpoint source, long attempt, HostPort target, long timeoutMs) {
    int delayMs = delayMs();
    trace.add(host, "connects to " + target);
    timeline.after(delayMs, () -> arrive(host, source, attempt, target, timeoutMs - delayMs));
  }

  private void arrive(String host, Endpoint source, long attempt, HostPort target, long leftMs) {
    int delayMs = delayMs();
    if (isBlocked(host, target.host()) || isBlocked(target.host(), host)) {
      timeline.after(leftMs, () -> fail(source, attempt, "Connection timed out"));
      return;
    }
    Endpoint listener = listeners.get(target);
    if (listener == null || !listener.isAlive()) {
      timeline.after(delayMs, () -> fail(source, attempt, "Connection refused"));
      return;
    }
    SimLink near = new SimLink(this, source, new HostPort(host, ephemeralPort++), target);
    SimLink far = new SimLink(this, listener, target, near.local());
    near.join(far);
    links.add(near);
    links.add(far);
    listener.onAccepted(far);
    timeline.after(delayMs, () -> succeed(source, attempt, near));
  }

  private static void succeed(Endpoint source, long attempt, SimLink near) {
    if (source.isAlive()) {
      near.establish();
      source.onConnected(attempt, near);
    } else {
      near.abandon();
    }
  }

  private static void fail(Endpoint source, long attempt, String reason) {
    if (source.isAlive()) {
      source.onConnectFailed(attempt, reason);
    }
  }

  /** The time a packet takes now. */
  int delayMs() {
    return dice.between(weather.delayMsLeast(), weather.delayMsMost());
  }

  boolean isBlocked(String from, String to) {
    return blocked.contains(new Way(from, to));
  }

  /** Lets nothing more through from one host to another until {@link #open}. */
  void block(String from, String to) {
    trace.add("network", "blocks " + from + " to " + to);
    blocked.add(new Way(from, to));
  }

  /** Opens a blocked way; what waited there goes on. */
  void open(String from, String to) {
    if (blocked.remove(new Way(from, to))) {
      trace.add("network", "opens " + from + " to " + to);
      for (SimLink link : List.copyOf(links)) {
        link.resume();
      }
    }
  }

  /** Opens all ways. */
  void openAll() {
    for (Way way : List.copyOf(blocked)) {
      open(way.from(), way.to());
    }
  }

  /** Breaks all connections between two hosts: what was under way is lost, both ends are told. */
  void cut(String one, String other) {
    trace.add("network", "cuts " + one + " and " + other);
    for (SimLink link : List.copyOf(links)) {
      if (link.joins(one, other)) {
        link.reset("Connection reset by peer");
      }
    }
  }

  /**
   * Breaks all connections of an endpoint that died; its peers are told, if they can be reached.
   */
  void abandon(Endpoint dead) {
    for (SimLink link : List.copyOf(links)) {
      if (link.owner().equals(dead)) {
        link.abandon();
      }
    }
  }

  void forget(SimLink link) {
    links.remove(link);
  }
}
