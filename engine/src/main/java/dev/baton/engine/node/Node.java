package dev.baton.engine.node;

import dev.baton.engine.command.ClientPause;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.node.storage.AofTail;
import dev.baton.engine.node.storage.DiskException;
import dev.baton.engine.persistence.AofException;
import dev.baton.engine.replication.History;
import dev.baton.engine.replication.PrimarySide;
import dev.baton.engine.replication.ReplicaSide;

/**
 * One server. The driver brings events, each with the time; the node changes its own state and acts
 * through its {@link Ports}. Nothing here waits, and nothing here knows the time by itself, so that
 * the same code runs on real sockets and in a simulated world.
 *
 * <p>Every method is called on one thread, the loop's. The driver calls {@link #onTick} every 100
 * ms and whenever {@link #nextDeadlineMs} has come, and {@link #onTurnEnd} after the events of each
 * turn of its loop, {@link #onTick} included.
 */
public final class Node implements AutoCloseable {
  private static final long TICK_MS = 100;
  // Redis looks at 20 keys in a row ten times a second; we know which are due, so we take more.
  private static final int EXPIRED_PER_TICK_MAX = 1000;
  // Each slice frees up to some five hundred blocks: all together about a millisecond.
  private static final int FREED_SLICES_PER_TICK = 8;

  private final NodeParts parts;
  private final Clients clients;
  private final PrimarySide primarySide;
  private final ReplicaSide replicaSide;
  private long lastTickMs;
  private boolean expiresMore;
  private boolean wasHeld;

  /** Wires a node; {@link #start} gives it life. */
  public Node(Configuration configuration, Ports ports, long nowMs) {
    this.parts = new NodeParts(configuration, ports, nowMs);
    this.clients = parts.clients;
    this.primarySide = parts.primarySide;
    this.replicaSide = parts.replicaSide;
  }

  // ---- life

  /**
   * Begins to load the data of an earlier life; the role follows when that is done. Clients are
   * answered from here on.
   */
  public void start(long nowMs) {
    parts.clock.set(nowMs);
    String wrong = parts.users.start();
    if (wrong != null) {
      parts.fatal(wrong);
      return;
    }
    parts.saves.start(nowMs);
    try {
      parts.startup.begin(nowMs);
    } catch (DiskException | AofException e) {
      parts.fatal("Fatal error loading the DB: " + e.getMessage() + ". Exiting.");
    }
  }

  /** A request of the operating system to end. */
  public void onSignal(Signal signal, long nowMs) {
    parts.clock.set(nowMs);
    parts.shutdown.onSignal(signal, nowMs);
  }

  /** Gives native memory back; the node is of no use afterwards. */
  @Override
  public void close() {
    replicaSide.unfollow(parts.clock.nowMs(), "the node is closed");
    parts.startup.close();
    parts.saves.close();
    parts.appendOnly.close();
    parts.upstream.close();
    primarySide.abandon("the node is closed", parts.clock.nowMs());
    clients.close();
    parts.close();
  }

  // ---- connections

  /** Somebody connected. */
  public void onAccepted(Link link, long nowMs) {
    parts.clock.set(nowMs);
    clients.accept(link, nowMs);
  }

  /** Bytes arrived; they are copied before this returns. */
  public void onReceived(Link link, long address, int length, long nowMs) {
    parts.clock.set(nowMs);
    Client client = clients.find(link);
    if (client == null || parts.shutdown.hasEnded()) {
      return;
    }
    if (parts.upstream.isCarriedBy(client)) {
      replicaSide.onReceived(address, length, nowMs);
      parts.upstream.pace(nowMs);
    } else if (parts.migrations.isCarriedBy(client)) {
      parts.migrations.onReceived(client, address, length, nowMs);
    } else {
      clients.receive(client, address, length, nowMs);
    }
  }

  /** A link that refused bytes has room again. */
  public void onWritable(Link link, long nowMs) {
    parts.clock.set(nowMs);
    Client client = clients.find(link);
    if (client != null) {
      clients.onWritable(client, nowMs);
    }
  }

  /** A link is gone, whoever closed it. */
  public void onClosed(Link link, String reason, long nowMs) {
    parts.clock.set(nowMs);
    clients.onClosed(link, reason, nowMs);
  }

  /** A connection we asked for stands. */
  public void onConnected(long attempt, Link link, long nowMs) {
    parts.clock.set(nowMs);
    if (parts.migrations.onConnected(attempt, link, nowMs)) {
      return;
    }
    boolean wanted =
        attempt == replicaSide.attempt() && replicaSide.state() == ReplicaSide.State.CONNECTING;
    if (!wanted) {
      link.close();
      return;
    }
    parts.upstream.attach(link, nowMs);
    replicaSide.onConnected(attempt, nowMs);
  }

  /** A connection we asked for could not be made. */
  public void onConnectFailed(long attempt, String reason, long nowMs) {
    parts.clock.set(nowMs);
    parts.migrations.onConnectFailed(attempt);
    replicaSide.onConnectFailed(attempt, reason, nowMs);
  }

  // ---- time

  /** Does what is due. */
  public void onTick(long nowMs) {
    parts.clock.set(nowMs);
    lastTickMs = nowMs;
    if (parts.shutdown.hasEnded() || parts.sleep.isAsleep(nowMs)) {
      return;
    }
    parts.startup.onTick(nowMs);
    clients.onTick(nowMs);
    parts.migrations.onTick(nowMs);
    replicaSide.onTick(nowMs);
    parts.upstream.pace(nowMs);
    parts.failover.onTick(nowMs);
    primarySide.setPaused(parts.pause.stopsWrites(nowMs));
    primarySide.onTick(nowMs);
    if (!parts.startup.isLoading()) {
      expiresMore = parts.expiry.expireSome(nowMs, EXPIRED_PER_TICK_MAX) == EXPIRED_PER_TICK_MAX;
      parts.replicaExpiries.onTick(nowMs);
      if (parts.eviction.isRunning()) {
        parts.eviction.relieve(nowMs);
      }
      parts.saves.onTick(nowMs);
      parts.appendOnly.onTick(nowMs);
    }
    parts.keyspace.freeSome(FREED_SLICES_PER_TICK);
    parts.defrag.onTick(nowMs);
    parts.shutdown.onTick(nowMs);
    parts.stats.onTick(nowMs);
    parts.users.onTick(nowMs);
  }

  /** Ends a turn of the loop: what the turn produced is sent, each connection once. */
  public void onTurnEnd(long nowMs) {
    parts.clock.set(nowMs);
    if (parts.shutdown.hasEnded() || parts.sleep.isAsleep(nowMs)) {
      return;
    }
    parts.replySlices.write();
    AofTail tail = parts.appendOnly.tail();
    if (!tail.holdsReplies()) {
      if (wasHeld && tail.isClean()) {
        // What waited for the disk goes out before more is executed that has to wait again.
        clients.onTurnEnd(nowMs);
      }
      clients.executeReceived(nowMs);
      if (parts.sleep.isAsleep(nowMs)) {
        // What a request of this turn has begun: its reply, too, waits until the end of it.
        return;
      }
      clients.resumeWaiting();
    }
    primarySide.onTurnEnd(nowMs);
    parts.appendOnly.onTurnEnd(nowMs);
    wasHeld = tail.holdsReplies();
    if (!wasHeld && !parts.shutdown.hasEnded()) {
      clients.onTurnEnd(nowMs);
    }
  }

  /** When {@link #onTick} is due next; {@code nowMs} while work waits that may go on at once. */
  public long nextDeadlineMs(long nowMs) {
    if (parts.sleep.isAsleep(nowMs)) {
      return parts.sleep.untilMs();
    }
    boolean works =
        parts.startup.hasWork()
            || expiresMore
            || parts.eviction.isRunning()
            || parts.replySlices.hasWork()
            || parts.keyspace.hasGarbage();
    if (works) {
      return nowMs;
    }
    boolean isWriting =
        parts.saves.hasWork() || parts.appendOnly.hasWork() || primarySide.hasWork();
    if (isWriting) {
      return parts.pace.isDue() ? nowMs : nowMs + 1;
    }
    if (parts.startup.awaitsRoom()) {
      return nowMs + 1;
    }
    long next = Math.min(lastTickMs + TICK_MS, clients.nextDeadlineMs());
    next = Math.min(next, parts.defrag.nextDeadlineMs());
    ClientPause pause = parts.pause;
    return pause.endsAtMs() > nowMs ? Math.min(next, pause.endsAtMs()) : next;
  }

  // ---- facts

  /** Whether clients may be sent here. */
  public Readiness readiness(long nowMs) {
    if (parts.startup.isLoading()) {
      return new Readiness(false, "loading the dataset");
    }
    return switch (role()) {
      case PRIMARY -> new Readiness(true, "primary");
      case UNASSIGNED -> new Readiness(false, "no role yet");
      case REPLICA ->
          isLinkUp()
              ? new Readiness(true, "replica, link up")
              : new Readiness(false, "replica, link down: " + replicaSide.state().wireName());
    };
  }

  /** What it tells Prometheus. */
  public String metrics(long nowMs) {
    return parts.metrics.write(nowMs);
  }

  /** Which history of writes it holds and how far. */
  public History history() {
    return parts.history;
  }

  /** The data. */
  public Keyspace keyspace() {
    return parts.keyspace;
  }

  /** The side that serves replicas. */
  public PrimarySide primarySide() {
    return primarySide;
  }

  /** The side that follows a primary. */
  public ReplicaSide replicaSide() {
    return replicaSide;
  }

  /** What it is to clients. */
  public Role role() {
    return parts.role.role();
  }

  /** Whether it is a replica and its primary's stream arrives. */
  public boolean isLinkUp() {
    return role() == Role.REPLICA && replicaSide.isConnected();
  }

  /** Whether the data of an earlier life is still being loaded. */
  public boolean isLoading() {
    return parts.startup.isLoading();
  }

  /** Whether it has ended; {@link Exit} was told. */
  public boolean hasEnded() {
    return parts.shutdown.hasEnded();
  }
}
