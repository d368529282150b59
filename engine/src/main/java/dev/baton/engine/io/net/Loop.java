package dev.baton.engine.io.net;

import dev.baton.engine.base.Check;
import dev.baton.engine.io.time.SystemClock;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that runs the engine. It groups what is ready into turns: every event of a turn is
 * told first, then {@link Events#onTurnEnd} once. It ticks at least ten times a second, and earlier
 * when a deadline is due.
 */
public final class Loop implements Executor {
  private static final long TICK_MS = 100;
  private static final long UNARMED = Long.MAX_VALUE;
  // Some transports read on from a socket while it has more. Fresh memory for this much may take
  // milliseconds, and whoever was read before waits for the end of the turn.
  static final int TURN_BYTES_MAX = 512 * 1024;

  private final Transport transport;
  private final SystemClock clock;
  private final EventLoop thread;
  private final ByteBufAllocator memory = allocator();
  private final Consumer<Throwable> onFailure;
  private @Nullable Events events;
  private boolean turnIsOpen;
  private boolean endIsQueued;
  private int turnBytes;
  private long lastTickMs;
  private long armedForMs = UNARMED;
  private @Nullable ScheduledFuture<?> armed;

  /**
   * Starts the thread.
   *
   * @param onFailure told when an event handler throws, which leaves the state unknown: the process
   *     must end
   */
  public Loop(Transport transport, SystemClock clock, Consumer<Throwable> onFailure) {
    this.transport = transport;
    this.clock = clock;
    this.onFailure = onFailure;
    this.thread =
        new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("baton-loop"), transport.handlers())
            .next();
  }

  /** Begins to tick; runs {@code start} first, both on the loop thread. */
  public void drive(Events driven, Runnable start) {
    execute(() -> {
      Check.that(events == null, "a loop drives one node");
      events = driven;
      lastTickMs = clock.nowMs();
      start.run();
    });
  }

  /** Runs {@code work} on the loop thread, as part of a turn. */
  @Override
  public void execute(Runnable work) {
    thread.execute(() -> {
      try {
        work.run();
        touch();
      } catch (RuntimeException | Error broken) {
        fail(broken);
      }
    });
  }

  /** Runs {@code work} on the loop thread after a delay. */
  void schedule(Runnable work, long delayMs) {
    var _ = thread.schedule(() -> execute(work), delayMs, TimeUnit.MILLISECONDS);
  }

  /** Notes that the current turn told something, so that it gets an end. */
  void touch() {
    turnIsOpen = true;
    if (!endIsQueued) {
      endIsQueued = true;
      // A task queued now runs after all sockets that are ready in this turn have been read.
      thread.execute(this::endQueuedTurn);
    }
  }

  /** Notes that so much was told as received: after very much the turn ends at once. */
  void received(int bytes) {
    touch();
    turnBytes += bytes;
    if (turnBytes >= TURN_BYTES_MAX) {
      endTurn();
    }
  }

  /** An event handler threw. */
  void fail(Throwable broken) {
    onFailure.accept(broken);
  }

  Events events() {
    Events driven = events;
    if (driven == null) {
      throw new IllegalStateException("the loop drives nothing yet");
    }
    return driven;
  }

  long nowMs() {
    return clock.nowMs();
  }

  /** How its sockets are driven. */
  public Transport transport() {
    return transport;
  }

  EventLoop thread() {
    return thread;
  }

  ByteBufAllocator memory() {
    return memory;
  }

  /** Ends the thread, without waiting for links. For tests: a server ends with its process. */
  public void close() {
    var _ =
        thread
            .shutdownGracefully(0, 5, TimeUnit.SECONDS)
            .awaitUninterruptibly(10, TimeUnit.SECONDS);
  }

  private void endQueuedTurn() {
    endIsQueued = false;
    if (turnIsOpen) {
      endTurn();
    }
  }

  private void endTurn() {
    turnIsOpen = false;
    turnBytes = 0;
    Events driven = events;
    if (driven == null) {
      return;
    }
    try {
      driven.onTurnEnd(clock.nowMs());
      arm(driven);
    } catch (RuntimeException | Error broken) {
      fail(broken);
    }
  }

  private void tick() {
    armedForMs = UNARMED;
    armed = null;
    try {
      lastTickMs = clock.nowMs();
      events().onTick(lastTickMs);
      touch();
    } catch (RuntimeException | Error broken) {
      fail(broken);
    }
  }

  /** The wall clock may jump back; then the tick after a jump is due at once. */
  private void arm(Events driven) {
    long nowMs = clock.nowMs();
    long regularMs = Math.min(lastTickMs, nowMs) + TICK_MS;
    long dueMs = Math.max(nowMs, Math.min(regularMs, driven.nextDeadlineMs(nowMs)));
    if (dueMs >= armedForMs) {
      return;
    }
    if (armed != null) {
      armed.cancel(false);
    }
    armedForMs = dueMs;
    armed = thread.schedule(this::tick, dueMs - nowMs, TimeUnit.MILLISECONDS);
  }

  /**
   * One arena serves the one thread; the defaults reserve several times the memory. A piece from
   * which a quarter was ever taken is given back as soon as it is free, and is mapped anew in the
   * next turn: pieces of 16 MiB, of which only what is used becomes resident, hold the replies of
   * two thousand clients below that.
   */
  private static ByteBufAllocator allocator() {
    int pageBytes = 8192;
    int chunkOrder = 11;
    int smallCached = 64;
    int normalCached = 16;
    return new PooledByteBufAllocator(
        true, 0, 1, pageBytes, chunkOrder, smallCached, normalCached, false, 0);
  }
}
