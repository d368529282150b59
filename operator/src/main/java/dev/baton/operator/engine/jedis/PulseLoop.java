package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.Pulse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats for all engines that are not encrypted, on one thread with one buffer. A thread for each
 * engine, even a virtual one, costs twenty times the processor time and 20 KiB: with some thousand
 * engines that is half a core and most of the heap.
 */
final class PulseLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PulseLoop.class);

  // What is due waits for at most this long: little beside the deadlines, and seldom enough that
  // looking at every pulse costs nothing.
  private static final long TICK_MS = 50;

  // An answer is a line, an error a long one; what is longer is read in pieces.
  private static final int BUFFER_BYTES = 1_024;

  private final EngineTimeouts timeouts;
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final Set<PlainPulse> pulses = new LinkedHashSet<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private @Nullable Selector selector;

  PulseLoop(EngineTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  /** Begins to beat. */
  Pulse start(EngineAddress address, String password, PulseRhythm rhythm, Pulse.Listener listener) {
    var pulse = new PlainPulse(address, password, timeouts, rhythm, listener);
    order(() -> pulses.add(pulse));
    return () ->
        order(() -> {
          pulses.remove(pulse);
          pulse.close();
        });
  }

  private void order(Runnable order) {
    orders.add(order);
    awake().wakeup();
  }

  private synchronized Selector awake() {
    Selector present = selector;
    if (present == null) {
      try {
        present = Selector.open();
      } catch (IOException e) {
        throw new UncheckedIOException("no selector for heartbeats", e);
      }
      selector = present;
      Selector running = present;
      Thread.ofPlatform().daemon().name("heartbeats").start(() -> run(running));
    }
    return present;
  }

  private void run(Selector running) {
    long tickedAtNs = System.nanoTime();
    while (running.isOpen()) {
      try {
        running.select(key -> onReady(key), TICK_MS);
        boolean changed = obey();
        long nowNs = System.nanoTime();
        if (changed || nowNs - tickedAtNs >= TICK_MS * 1_000_000) {
          tickedAtNs = nowNs;
          pulses.forEach(pulse -> pulse.tick(running, nowNs));
        }
      } catch (IOException | RuntimeException e) {
        // Nobody else would notice that all heartbeats stand still.
        LOG.error("Heartbeats were interrupted and go on", e);
      }
    }
  }

  private void onReady(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof PlainPulse pulse) {
      pulse.onReady(key, buffer, System.nanoTime());
    }
  }

  private boolean obey() {
    boolean any = false;
    for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
      order.run();
      any = true;
    }
    return any;
  }
}
