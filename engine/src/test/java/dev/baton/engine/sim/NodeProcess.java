package dev.baton.engine.sim;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import dev.baton.engine.config.ConfigFile;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.DatasetDigest;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Backing;
import dev.baton.engine.node.Node;
import dev.baton.engine.node.Ports;
import dev.baton.engine.replication.BacklogFacts;
import dev.baton.engine.replication.History;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One life of one server: the real node, driven as the event loop drives it, but by virtual time.
 * Every event ends a turn of the loop.
 */
final class NodeProcess implements Endpoint {
  private static final long TICK_MS = 100;

  private final World world;
  private final String name;
  private final HostPort address;
  private final Dice dice;
  private final Node node;
  private boolean alive = true;
  private boolean touched;
  private long wakeAtMs = Long.MAX_VALUE;
  private boolean stalled;
  private final ArrayDeque<Runnable> missed = new ArrayDeque<>();

  NodeProcess(
      World world,
      String name,
      HostPort address,
      SimDisk disk,
      Dice dice,
      List<String> directives) {
    this.world = world;
    this.name = name;
    this.address = address;
    this.dice = dice;
    Ports ports =
        new Ports(
            world.network().from(address.host(), this),
            disk,
            this::log,
            dice.fork(),
            new SimHost(address.port()),
            new SimConfigStore(),
            new SimAclFile(),
            this::exit,
            Backing.NONE);
    this.node = new Node(configuration(directives), ports, nowMs());
  }

  private static Configuration configuration(List<String> directives) {
    Configuration configuration = new Configuration();
    ConfigFile.Parsed parsed = ConfigFile.parse(String.join("\n", directives));
    Check.that(parsed.problem() == null, "the directives of a scenario are well formed");
    for (ConfigFile.Line line : parsed.lines()) {
      String problem = configuration.load(line.name(), line.words());
      Check.that(problem == null, line.source() + ": " + problem);
    }
    return configuration;
  }

  private void log(Log.Level level, String message) {
    if (level == Log.Level.NOTICE || level == Log.Level.WARNING) {
      world.trace().add(name, message);
    }
  }

  private void exit(int code) {
    world.trace().add(name, "exits with " + code);
    alive = false;
    world.network().abandon(this);
    world.timeline().after(0, node::close);
  }

  void start() {
    world.network().listen(address, this);
    node.start(nowMs());
    endTurn();
    world.timeline().after(dice.between(1, (int) TICK_MS), this::tick);
  }

  /** Nothing reaches it any more; its native memory is given back. */
  void kill() {
    alive = false;
    node.close();
  }

  /** One turn of the loop for one event; while the process is stalled, events wait in order. */
  private void handle(Runnable event) {
    if (stalled) {
      missed.add(event);
    } else if (alive) {
      event.run();
      endTurn();
    }
  }

  /** The process gets no processor time for a while, as by a long collection or a SIGSTOP. */
  void stall(long durationMs) {
    if (!stalled) {
      stalled = true;
      world.trace().add(name, "stalls for " + durationMs + " ms");
      world.timeline().after(durationMs, this::goOn);
    }
  }

  private void goOn() {
    stalled = false;
    while (!missed.isEmpty()) {
      handle(missed.remove());
    }
  }

  private void tick() {
    handle(() -> node.onTick(nowMs()));
    if (alive) {
      world.timeline().after(TICK_MS, this::tick);
    }
  }

  private void wake() {
    // Another wake may have been planned before this one since.
    if (nowMs() >= wakeAtMs) {
      wakeAtMs = Long.MAX_VALUE;
      handle(() -> node.onTick(nowMs()));
    }
  }

  /** The end of a loop turn; background work is taken up again a millisecond later. */
  private void endTurn() {
    if (!alive) {
      return;
    }
    node.onTurnEnd(nowMs());
    touched = true;
    long nextMs = Math.max(node.nextDeadlineMs(nowMs()), nowMs() + 1);
    if (alive && nextMs < Math.min(wakeAtMs, nowMs() + TICK_MS)) {
      wakeAtMs = nextMs;
      world.timeline().after(nextMs - nowMs(), this::wake);
    }
  }

  private long nowMs() {
    return world.timeline().nowMs();
  }

  /** Whether something happened since the last call. */
  boolean takeTouched() {
    boolean was = touched;
    touched = false;
    return was;
  }

  /** What it is and holds; its keyspace is checked on the way. */
  Observation observe(int incarnation) {
    KeyspaceCheck.check(node.keyspace());
    History history = node.history();
    BacklogFacts backlog = node.primarySide().backlogFacts();
    return new Observation(
        name,
        incarnation,
        node.replicaSide().primary() == null,
        node.isLinkUp(),
        history.replicationId(),
        history.secondId(),
        history.secondOffset(),
        history.offset(),
        backlog.active(),
        backlog.firstByteOffset(),
        backlog.historyBytes(),
        node.keyspace().size(),
        DatasetDigest.of(node.keyspace()));
  }

  /** Whom it follows; null for nobody. */
  @Nullable HostPort follows() {
    return node.replicaSide().primary();
  }

  /** Whether it refused the last snapshot that it was offered. */
  boolean refusesSnapshot() {
    return node.replicaSide().isSnapshotRefused();
  }

  /** Whether it has loaded what its disk held. */
  boolean isLoading() {
    return node.isLoading();
  }

  /** The string at {@code key} in the first database; empty when there is none. */
  String get(String key) {
    Entry view = node.keyspace().newEntry();
    boolean isThere = node.keyspace().database(0).find(Bytes.of(key), view);
    return isThere && view.type() == Type.STRING ? view.text().toString() : "";
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  @Override
  public void onAccepted(SimLink link) {
    handle(() -> node.onAccepted(link, nowMs()));
  }

  @Override
  public void onConnected(long attempt, SimLink link) {
    handle(() -> node.onConnected(attempt, link, nowMs()));
  }

  @Override
  public void onConnectFailed(long attempt, String reason) {
    handle(() -> node.onConnectFailed(attempt, reason, nowMs()));
  }

  @Override
  public void onReceived(SimLink link, byte[] bytes) {
    handle(() -> world.lend(bytes, (at, length) -> node.onReceived(link, at, length, nowMs())));
  }

  @Override
  public void onWritable(SimLink link) {
    handle(() -> node.onWritable(link, nowMs()));
  }

  @Override
  public void onClosed(SimLink link, String reason) {
    handle(() -> node.onClosed(link, reason, nowMs()));
  }
}
