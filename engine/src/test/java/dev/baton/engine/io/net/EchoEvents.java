package dev.baton.engine.io.net;

import dev.baton.engine.base.Native;
import dev.baton.engine.node.Link;
import dev.baton.engine.node.Readiness;
import dev.baton.engine.resp.ChunkPool;
import dev.baton.engine.resp.OutputBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The smallest node: sends back what it receives, once a turn, and tells the test what happened.
 */
final class EchoEvents implements Events {
  private static final long WAIT_SECONDS = 20;

  private final ChunkPool pool = new ChunkPool();
  private final Map<Link, OutputBuffer> outputs = new LinkedHashMap<>();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  volatile Readiness readiness = new Readiness(true, "primary");
  volatile long deadlineMs = Long.MAX_VALUE;
  final AtomicLong shortWrites = new AtomicLong();
  // What turns were told before their last read, at most.
  volatile int turnBytesMost;
  private int turnBytes;

  /** The next thing that happened, received bytes and ticks left out. */
  String next() throws InterruptedException {
    String line = told.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    return line == null ? "nothing" : line;
  }

  @Override
  public void onAccepted(Link link, long nowMs) {
    outputs.put(link, new OutputBuffer(pool));
    told.add("accepted " + link.remote().host());
  }

  @Override
  public void onReceived(Link link, long address, int length, long nowMs) {
    turnBytesMost = Math.max(turnBytesMost, turnBytes);
    turnBytes += length;
    OutputBuffer output = outputs.get(link);
    if (Native.getByte(address) == '!') {
      link.close();
    } else if (output != null) {
      output.write(address, length);
    }
  }

  @Override
  public void onWritable(Link link, long nowMs) {
    // The rest goes out at the end of this turn.
  }

  @Override
  public void onClosed(Link link, String reason, long nowMs) {
    OutputBuffer output = outputs.remove(link);
    if (output != null) {
      output.close();
    }
    told.add("closed: " + reason);
  }

  @Override
  public void onConnected(long attempt, Link link, long nowMs) {
    told.add("connected " + attempt + " to " + link.remote());
    link.close();
  }

  @Override
  public void onConnectFailed(long attempt, String reason, long nowMs) {
    told.add("failed " + attempt + ": " + reason);
  }

  @Override
  public void onTick(long nowMs) {
    if (nowMs >= deadlineMs) {
      deadlineMs = Long.MAX_VALUE;
      told.add("deadline");
    }
  }

  @Override
  public void onTurnEnd(long nowMs) {
    turnBytes = 0;
    for (Map.Entry<Link, OutputBuffer> entry : outputs.entrySet()) {
      if (!entry.getValue().isEmpty()) {
        entry.getValue().drain((address, length) -> write(entry.getKey(), address, length));
        entry.getKey().flush();
      }
    }
  }

  private int write(Link link, long address, int length) {
    int taken = link.write(address, length);
    if (taken < length) {
      shortWrites.incrementAndGet();
    }
    return taken;
  }

  @Override
  public long nextDeadlineMs(long nowMs) {
    return deadlineMs;
  }

  @Override
  public Readiness readiness(long nowMs) {
    return readiness;
  }

  @Override
  public String metrics(long nowMs) {
    return "a_metric 1\n";
  }
}
