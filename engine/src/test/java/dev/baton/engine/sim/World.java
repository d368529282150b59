package dev.baton.engine.sim;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Some servers and clients on one network under one clock, with the invariants watching. */
final class World implements AutoCloseable {
  /** A Saturday; any fixed time does. Expiries and file times depend on it. */
  private static final long START_MS = 1_700_000_000_000L;

  private final Timeline timeline = new Timeline(START_MS);
  private final Dice dice;
  private final Trace trace;
  private final SimNetwork network;
  private final Invariants invariants = new Invariants();
  private final List<SimServer> servers = new ArrayList<>();
  private NativeBuffer lent = new NativeBuffer(64 * 1024);
  private int clients;

  /** Uses native bytes that are gone afterwards. */
  interface Borrower {
    void use(long address, int length);
  }

  World(Dice dice, Weather weather, Trace.Listener listener) {
    this.dice = dice;
    this.trace = new Trace(timeline, listener);
    this.network = new SimNetwork(timeline, dice.fork(), trace, weather);
  }

  Timeline timeline() {
    return timeline;
  }

  Trace trace() {
    return trace;
  }

  SimNetwork network() {
    return network;
  }

  Invariants invariants() {
    return invariants;
  }

  List<SimServer> servers() {
    return servers;
  }

  /** Adds a server that is not started yet; {@code directives} as lines of its configuration. */
  SimServer addServer(List<String> directives) {
    int number = servers.size() + 1;
    HostPort address = new HostPort("198.18.0." + number, 6379);
    SimServer server = new SimServer(this, "s" + number, address, directives, dice.fork());
    servers.add(server);
    return server;
  }

  /** Adds a client on a host of its own. */
  SimClient addClient() {
    clients++;
    return new SimClient(network, "198.18.1." + clients);
  }

  /** Lets everything happen that happens within {@code durationMs}. */
  void run(long durationMs) {
    runUntil(durationMs, () -> false);
  }

  /** Lets things happen until {@code condition} holds; false when it did not within the time. */
  boolean runUntil(long atMostMs, BooleanSupplier condition) {
    long untilMs = timeline.nowMs() + atMostMs;
    while (!condition.getAsBoolean()) {
      if (!timeline.step(untilMs)) {
        return condition.getAsBoolean();
      }
      checkWhatChanged();
    }
    return true;
  }

  private void checkWhatChanged() {
    for (SimServer server : servers) {
      // While it loads its files it holds a part of them, and tells nobody.
      if (server.takeTouched() && !server.isLoading()) {
        invariants.check(server.observe());
      }
    }
  }

  /**
   * Lends {@code bytes} as native memory for the time of one call. Afterwards they are overwritten:
   * whoever kept a view of them instead of a copy will be found out.
   */
  void lend(byte[] bytes, Borrower borrower) {
    if (bytes.length > lent.capacityBytes()) {
      lent.close();
      lent = new NativeBuffer(bytes.length);
    }
    Native.copy(bytes, 0, lent.address(), bytes.length);
    borrower.use(lent.address(), bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      Native.putByte(lent.address() + i, (byte) 0xEE);
    }
  }

  @Override
  public void close() {
    servers.forEach(SimServer::crash);
    lent.close();
  }
}
