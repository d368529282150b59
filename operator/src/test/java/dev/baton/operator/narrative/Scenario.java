package dev.baton.operator.narrative;

import dev.baton.operator.act.Actor;
import dev.baton.operator.act.Outcome;
import dev.baton.operator.act.Timer;
import dev.baton.operator.api.v1.Condition;
import dev.baton.operator.api.v1.PrimaryChange;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.observe.BacklogPolicy;
import dev.baton.operator.observe.Clocks;
import dev.baton.operator.observe.Desired;
import dev.baton.operator.observe.Memories;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.Passwords;
import dev.baton.operator.observe.RecordedReader;
import dev.baton.operator.observe.Requests;
import dev.baton.operator.observe.RolloutPolicy;
import dev.baton.operator.observe.SwitchoverPolicy;
import dev.baton.operator.observe.Workload;
import dev.baton.operator.observe.WriteRate;
import dev.baton.operator.plan.Plan;
import dev.baton.operator.plan.Planner;
import dev.baton.operator.plan.Problem;
import dev.baton.operator.plan.ResyncCount;
import dev.baton.operator.plan.RolloutState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moves the world, in steps of a tenth of a second, and lets the operator act in it. */
final class Scenario implements Timer {
  private static final long TICK_MS = 100;
  private static final long MIB = 1 << 20;

  final World world = new World();
  final Bounds bounds = new Bounds(world);
  private final FakeEngines engines = new FakeEngines(world, bounds);
  private final FakeCluster cluster = new FakeCluster(world, bounds);
  private final Actor actor = new Actor(engines, this);
  private final @Nullable Random disorder;
  private Memories memories = Memories.NONE;
  private Clocks clocks = new Clocks();
  private long ratePeak;
  private long longRatePeak;
  private long watchedSinceMs;
  private boolean clientsWrite;
  private final List<String> known = new ArrayList<>();

  /** The order of things is fixed, or shuffled at every step. */
  Scenario(@Nullable Random disorder) {
    this.disorder = disorder;
    this.watchedSinceMs = world.nowMs;
  }

  void clientsWrite(boolean on) {
    clientsWrite = on;
  }

  void restartOperator() {
    memories = Memories.NONE;
    clocks = new Clocks();
    known.clear();
    watchedSinceMs = world.nowMs;
    longRatePeak = 0;
    world.pods.values().forEach(pod -> pod.silentSinceMs = -1);
  }

  /** Runs until nothing has happened for a while and the resource is ready, or time is up. */
  boolean settle(int ticksMax) {
    int quiet = 0;
    for (int i = 0; i < ticksMax && quiet < 5; i++) {
      RedisReplicationStatus before = world.status;
      boolean acted = tick();
      quiet = acted || !isReady() || !before.equals(world.status) ? 0 : quiet + 1;
    }
    return isReady();
  }

  /** Runs until every engine accepts the password of the Secret and no other, or time is up. */
  boolean settlePasswords(int ticksMax) {
    for (int i = 0; i < ticksMax && !passwordsAreSettled(); i++) {
      tick();
    }
    return passwordsAreSettled();
  }

  private boolean passwordsAreSettled() {
    return world.pods.values().stream()
        .map(pod -> pod.engine)
        .allMatch(engine ->
            engine != null
                && engine.accepted().equals(Set.of(world.password))
                && engine.upstreamPassword().equals(world.password));
  }

  void run(int ticks) {
    for (int i = 0; i < ticks; i++) {
      tick();
    }
  }

  boolean isReady() {
    return world.status.observedGeneration() != null
        && world.status.observedGeneration() == world.generation
        && condition("Ready").map(c -> c.status() == Condition.Status.TRUE).orElse(false);
  }

  Optional<Condition> condition(String type) {
    return world.status.conditions().stream().filter(c -> c.type().equals(type)).findFirst();
  }

  @Override
  public long nowMs() {
    return world.nowMs;
  }

  @Override
  public void rest(long durationMs) {
    world.nowMs += durationMs;
    world.replicate();
  }

  /** What a client's FAILOVER does: the one steps back, the other has all it had and takes over. */
  void failover(FakePod from, FakePod to) {
    FakeEngine former = Objects.requireNonNull(from.engine, from.name);
    FakeEngine next = Objects.requireNonNull(to.engine, to.name);
    next.syncFrom(former, world.nowMs);
    former.follow(observe().desired().hostOf(to.name));
    next.takeOver(world.nextStream());
  }

  void setRate(long bytesPerSecond) {
    ratePeak = bytesPerSecond;
    longRatePeak = bytesPerSecond;
  }

  /** Whether the operator did anything that shows. */
  private boolean tick() {
    world.nowMs += TICK_MS;
    List<Runnable> parts = new ArrayList<>();
    parts.add(world::runStatefulSet);
    parts.add(world::runKubelets);
    parts.add(world::replicate);
    parts.add(world::beat);
    if (clientsWrite) {
      parts.add(world::write);
    }
    Random random = disorder;
    if (random != null) {
      Collections.shuffle(parts, random);
      parts.removeIf(part -> random.nextInt(4) == 0);
    }
    int toldBefore = told;
    parts.forEach(Runnable::run);
    if (random == null || random.nextInt(3) > 0) {
      pass();
    }
    return told != toldBefore;
  }

  private int told;

  private void pass() {
    Observed observed = observe();
    Plan plan = Planner.plan(observed);
    bounds.check(plan);
    try {
      Outcome outcome = actor.perform(plan, observed, cluster, credentials());
      told += outcome.done().size() > 1 ? 1 : 0;
      if (outcome.gaveUpMove()) {
        memories = memories.withMoveGivenUpAtMs(world.nowMs);
      }
      ResyncCount.begin(observed, outcome.done())
          .ifPresent(counted -> memories = memories.withResyncs(counted));
      if (outcome.gap().epoch() >= 0) {
        memories = memories.withGap(outcome.gap());
      }
      if (outcome.isComplete() && !plan.changesPrimary()) {
        if (!Objects.equals(plan.status().backlog(), world.status.backlog())) {
          watchedSinceMs = world.nowMs;
        }
        world.writes += plan.status().equals(world.status) ? 0 : 1;
        world.status = plan.status();
      }
    } catch (Bounds.OperatorDied e) {
      restartOperator();
    }
  }

  /** The operator remembers what it has seen in the Secret since it started. */
  private Credentials credentials() {
    known.remove(world.password);
    Credentials credentials =
        new Credentials(
            world.password, Stream.concat(known.stream(), Stream.of(world.keptPassword)).toList());
    known.add(world.password);
    return credentials;
  }

  Observed observe() {
    Desired desired =
        new Desired(
            "shop",
            World.NAME,
            world.generation,
            1_000_000,
            world.instances,
            "baton.dev/replication=orders",
            6379,
            world.fanOut,
            world.detectAfterMs,
            new SwitchoverPolicy(10_000, 500),
            new RolloutPolicy(world.movesPrimary, 600_000),
            new Requests(world.switchover, world.restart),
            new BacklogPolicy(0, 60, MIB, 64 * MIB),
            world.storage,
            false);
    Workload workload =
        world.exists
            ? new Workload(
                true,
                world.replicas,
                world.appliedGeneration,
                true,
                world.appliedRevision,
                world.refusedPod)
            : Workload.NONE;
    WriteRate rate = new WriteRate(ratePeak, longRatePeak, world.nowMs - watchedSinceMs);
    Observed observed =
        new Observed(
            desired,
            RecordedReader.read(world.status),
            workload,
            world.pods.values().stream().map(pod -> pod.view(world.nowMs, credentials())).toList(),
            rate,
            new Passwords(
                world.password,
                world.keptPassword.isEmpty() ? List.of() : List.of(world.keptPassword)),
            memories.withServedRunId(world.servedRunId()),
            world.nowMs);
    String problem = Problem.find(observed).map(Problem::message).orElse("");
    return observed.with(
        clocks.read(
            observed, problem, RolloutState.step(observed), RolloutState.inPlace(observed)));
  }

  /** The world in a few lines, for a story. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    for (FakePod pod : world.pods.values()) {
      lines.add(describe(pod));
    }
    RedisReplicationStatus s = world.status;
    lines.add("status: primary " + s.primary() + ", epoch " + s.epoch() + ", ready " + s.ready());
    for (Condition condition : s.conditions()) {
      lines.add(
          "  "
              + condition.type()
              + "="
              + condition.status()
              + " "
              + condition.reason()
              + ": "
              + condition.message());
    }
    describe("last switchover", s.lastSwitchover()).ifPresent(lines::add);
    describe("last failover", s.lastFailover()).ifPresent(lines::add);
    lines.add("writes: " + world.acknowledged.size() + " acknowledged, lost " + world.lost());
    return lines;
  }

  private static Optional<String> describe(String what, @Nullable PrimaryChange change) {
    return change == null
        ? Optional.empty()
        : Optional.of(
            what
                + ": %s -> %s by %s, gap %s, lost %s, resyncs %s partial, %s full"
                    .formatted(
                        change.from(),
                        change.to(),
                        change.cause(),
                        change.writeGap(),
                        change.lostBytes(),
                        change.partialResyncs(),
                        change.fullResyncs()));
  }

  private String describe(FakePod pod) {
    StringBuilder line = new StringBuilder(pod.name).append(" of ").append(pod.revision);
    FakeEngine engine = pod.engine;
    if (engine == null) {
      line.append(", no engine (").append(pod.container.reason()).append(')');
    } else {
      EngineView view = engine.view(world.nowMs, world.password);
      line.append(", ").append(view.role()).append(" of epoch ").append(view.history().epoch());
      line.append(", ").append(engine.writes().size()).append(" writes");
    }
    if (engine != null && world.fanOut > 0 && engine.role() == EngineRole.REPLICA) {
      line.append(", follows ").append(engine.upstreamHost().split("\\.", 2)[0]);
    }
    if (engine != null && world.passwordHasChanged()) {
      line.append(", accepts ").append(engine.accepted());
      line.append(" and gives ").append(engine.upstreamPassword());
    }
    line.append(pod.zone.isEmpty() ? "" : ", in zone " + pod.zone);
    line.append(", label ").append(pod.role);
    world.status.pods().stream()
        .filter(status -> status.name().equals(pod.name) && status.reason() != null)
        .forEach(status -> line.append(", not to disrupt: ").append(status.reason()));
    return line.append(pod.cutOff ? ", cut off" : "").toString();
  }
}
