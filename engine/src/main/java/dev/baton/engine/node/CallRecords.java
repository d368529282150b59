package dev.baton.engine.node;

import dev.baton.engine.command.Blocked;
import dev.baton.engine.command.CallObserver;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.KeyWait;
import dev.baton.engine.command.LongReply;
import dev.baton.engine.command.Monitors;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Tracking;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.metrics.CommandStatistics;
import dev.baton.engine.metrics.ErrorStatistics;
import dev.baton.engine.metrics.LatencyMonitor;
import dev.baton.engine.metrics.SlowLog;
import dev.baton.engine.resp.Arguments;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of every call: counts and durations by command, the slow ones, the delays they
 * caused, and the lines that MONITOR shows.
 */
final class CallRecords implements CallObserver {
  // A power of two, so large that the commands of one load rarely meet.
  private static final int RECENT = 256;

  final CommandStatistics commands = new CommandStatistics();
  final ErrorStatistics errors = new ErrorStatistics();
  final SlowLog slowLog = new SlowLog();
  final LatencyMonitor latencies = new LatencyMonitor();
  final Monitors monitors = new Monitors();

  private final Configuration configuration;
  private final HostInfo host;
  private final LoopClock clock;
  private final Sleep sleep;
  private final Tracking tracking;
  private final @Nullable CommandSpec[] recentSpecs = new CommandSpec[RECENT];
  private final CommandStatistics.@Nullable OfCommand[] recentFigures =
      new CommandStatistics.OfCommand[RECENT];
  private long lastMicros;
  private long lastEvent = -1;
  private boolean tracksLatency;
  private long slowFromMicros;
  private long slowLogLengthMax;
  private long delayFromMs;

  CallRecords(
      Configuration configuration, HostInfo host, LoopClock clock, Sleep sleep, Tracking tracking) {
    this.tracking = tracking;
    this.configuration = configuration;
    this.host = host;
    this.clock = clock;
    this.sleep = sleep;
    for (String name :
        List.of(
            "latency-tracking",
            "slowlog-log-slower-than",
            "slowlog-max-len",
            "latency-monitor-threshold")) {
      configuration.onChange(name, this::configure);
    }
    configure();
  }

  @Override
  public long nowMicros() {
    return host.monotonicMicros();
  }

  @Override
  public long startMicros() {
    if (clock.events() != lastEvent) {
      lastEvent = clock.events();
      lastMicros = nowMicros();
    }
    return lastMicros;
  }

  @Override
  public void executed(
      Session session, Command command, Arguments words, long startedMicros, boolean failed) {
    CommandSpec spec = command.spec();
    tracking.executed(session, spec, words);
    // A sleep that the call has begun is part of it, although the loop does not stand still.
    lastMicros = nowMicros();
    long micros = lastMicros - startedMicros + sleep.remainingMs() * 1000;
    figuresOf(spec).called(micros, failed, tracksLatency);
    Blocked wait = session.blocked();
    boolean hasWaited = wait instanceof KeyWait || wait instanceof LongReply;
    boolean waits = wait != null && !hasWaited;
    if (delayFromMs > 0 && micros >= delayFromMs * 1000 && !waits) {
      String event = spec.has(Flag.FAST) ? "fast-command" : "command";
      latencies.add(event, clock.nowMs() / 1000, micros / 1000);
    }
    if (slowFromMicros >= 0 && micros >= slowFromMicros && !waits) {
      logSlow(session, spec, words, micros);
    }
    if (!hasWaited) {
      show(session, spec, words);
    }
  }

  @Override
  public void waiting(Session session, Command command, Arguments words) {
    tracking.executed(session, command.spec(), words);
    show(session, command.spec(), words);
  }

  private void show(Session session, CommandSpec spec, Arguments words) {
    if (!monitors.isEmpty() && !spec.has(Flag.SKIP_MONITOR) && !spec.has(Flag.ADMIN)) {
      monitors.show(session, ShownWords.of(spec, words, words.count()), clock.nowMs());
    }
  }

  @Override
  public void rejected(Command command) {
    commands.of(command.spec().fullName()).refused();
  }

  /** The figures of a command, mostly without a look into the map of names. */
  private CommandStatistics.OfCommand figuresOf(CommandSpec spec) {
    int slot = spec.fullName().hashCode() & (RECENT - 1);
    CommandStatistics.OfCommand figures = recentFigures[slot];
    if (figures == null || recentSpecs[slot] != spec) {
      figures = commands.of(spec.fullName());
      recentFigures[slot] = figures;
      recentSpecs[slot] = spec;
    }
    return figures;
  }

  /** Forgets the counts; the logs have their own RESET. */
  void resetStatistics() {
    commands.reset();
    Arrays.fill(recentSpecs, null);
    errors.reset();
  }

  private void logSlow(Session session, CommandSpec spec, Arguments words, long micros) {
    if (spec.has(Flag.SKIP_SLOWLOG)) {
      return;
    }
    slowLog.add(
        clock.nowMs() / 1000,
        micros,
        ShownWords.shortened(spec, words),
        session.remote().toString(),
        session.info().name(),
        slowLogLengthMax);
  }

  private void configure() {
    tracksLatency = configuration.isOn("latency-tracking");
    slowFromMicros = configuration.longOf("slowlog-log-slower-than");
    slowLogLengthMax = configuration.longOf("slowlog-max-len");
    delayFromMs = configuration.longOf("latency-monitor-threshold");
  }
}
