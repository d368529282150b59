package dev.baton.operator.act;

import dev.baton.operator.engine.CommandResult;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineClient;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.PasswordOrder;
import dev.baton.operator.manifest.EngineConfig;
import dev.baton.operator.observe.MeasuredGap;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.plan.Action;
import dev.baton.operator.plan.Plan;
import dev.baton.operator.status.EventReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a plan says, step by step. A step that fails ends the pass, unless it is optional: the
 * next pass observes afresh instead of guessing what has happened.
 */
public final class Actor {
  private static final Logger LOG = LoggerFactory.getLogger(Actor.class);
  private static final long POLL_MS = 5;

  private final EngineClient engines;
  private final Timer timer;

  /** Speaks to engines through {@code engines}. */
  public Actor(EngineClient engines, Timer timer) {
    this.engines = engines;
    this.timer = timer;
  }

  /** Does the plan that was made from {@code observed}. */
  public Outcome perform(Plan plan, Observed observed, Cluster cluster, Credentials credentials) {
    return new Performance(observed, cluster, credentials).run(plan.actions());
  }

  /** Why a step was not done, empty when it was. */
  private record Step(String failure) {
    static final Step DONE = new Step("");

    static Step of(CommandResult result) {
      return switch (result) {
        case CommandResult.Done _ -> DONE;
        case CommandResult.Refused(String because) -> new Step("the engine refused: " + because);
        case CommandResult.Unknown(String because) -> new Step("no confirmation: " + because);
      };
    }

    boolean isDone() {
      return failure.isEmpty();
    }
  }

  /** One plan being done. */
  private final class Performance {
    private final Observed observed;
    private final Cluster cluster;
    private final Credentials credentials;
    private final List<Action> done = new ArrayList<>();
    private Action.@Nullable HoldClients hold;
    private Action.@Nullable PauseWrites pause;
    private String refusedObject = "";
    private MeasuredGap gap = MeasuredGap.NONE;
    private final GapMeter meter;

    Performance(Observed observed, Cluster cluster, Credentials credentials) {
      this.observed = observed;
      this.cluster = cluster;
      this.credentials = credentials;
      this.meter = new GapMeter(engines, credentials, timer);
    }

    Outcome run(List<Action> actions) {
      for (Action action : actions) {
        Step step = attempt(action);
        if (step.isDone()) {
          done.add(action);
        } else if (!action.isOptional()) {
          giveUp(action, step.failure());
          return new Outcome(done, action, step.failure(), refusedObject, gap);
        }
      }
      return new Outcome(done, null, "", refusedObject, gap);
    }

    private Step attempt(Action action) {
      String name = observed.desired().namespace() + "/" + observed.desired().name();
      try {
        Step step = perform(action);
        if (step.isDone()) {
          LOG.debug("{}: {}", name, action);
        } else {
          LOG.warn("{}: {} failed: {}", name, action, step.failure());
        }
        return step;
      } catch (ClusterException e) {
        if (e.isRefused()) {
          refusedObject = message(e);
        }
        LOG.warn("{}: {} failed: {}", name, action, message(e));
        return new Step(message(e));
      }
    }

    private Step perform(Action action) {
      return switch (action) {
        case Action.ApplyObjects a -> act(() -> cluster.apply(a.shape()));
        case Action.ScaleDown a -> act(() -> cluster.apply(a.shape()));
        case Action.RecordPrimary a -> act(() -> cluster.recordPrimary(a));
        case Action.Label a -> act(() -> cluster.label(a));
        case Action.DeletePod a -> act(() -> cluster.deletePod(a));
        case Action.Announce a -> act(() -> cluster.announce(a));
        case Action.Promote a -> Step.of(engines.promote(at(a.pod()), credentials, a.epoch()));
        case Action.Follow a -> follow(a.pod(), a.primary(), a.givesUpData());
        case Action.Demote a -> follow(a.pod(), a.primary(), a.givesUpData());
        case Action.HoldClients a -> hold(a);
        case Action.AwaitService a -> awaitService(a);
        case Action.PauseWrites a -> pause(a);
        case Action.ResumeWrites a -> Step.of(engines.resumeWrites(at(a.pod()), credentials));
        case Action.AwaitEqual a -> awaitEqual(a);
        case Action.Configure a -> configure(a);
        case Action.SetPassword a -> setPassword(a);
        case Action.MeasureGap a -> measureGap(a);
      };
    }

    private Step act(Runnable change) {
      change.run();
      return Step.DONE;
    }

    private Step follow(String pod, String primary, boolean givesUpData) {
      String host = observed.desired().hostOf(primary);
      int port = observed.desired().port();
      return Step.of(
          givesUpData
              ? engines.followForced(at(pod), credentials, host, port)
              : engines.follow(at(pod), credentials, host, port));
    }

    private Step hold(Action.HoldClients action) {
      hold = action;
      Duration atMost = Duration.ofMillis(action.atMostMs());
      return Step.of(engines.holdClients(at(action.pod()), credentials, atMost));
    }

    private Step awaitService(Action.AwaitService action) {
      boolean leads = meter.awaitService(service(), runIdOf(action.pod()), action.atMostMs());
      return leads ? Step.DONE : new Step("the Service does not lead to it yet");
    }

    private Step pause(Action.PauseWrites action) {
      pause = action;
      meter.pausing();
      Duration atMost = Duration.ofMillis(action.atMostMs());
      return Step.of(engines.pauseWrites(at(action.pod()), credentials, atMost));
    }

    private Step configure(Action.Configure action) {
      return Step.of(
          engines.configure(
              at(action.pod()), credentials, backlogDirectives(action.backlogBytes())));
    }

    private Step setPassword(Action.SetPassword action) {
      String upstream = action.renewsUpstream() ? credentials.password() : "";
      var order = new PasswordOrder(action.accept(), action.drop(), upstream);
      return Step.of(engines.setPasswords(at(action.pod()), credentials, order));
    }

    /** The primary is asked first: what it has when its writes are held back is what counts. */
    private Step awaitEqual(Action.AwaitEqual action) {
      long giveUpAtMs = timer.nowMs() + action.atMostMs();
      long behindBytes = -1;
      do {
        Optional<EngineView> primary = inspect(action.primary());
        Optional<EngineView> candidate = inspect(action.candidate());
        if (primary.isPresent() && candidate.isPresent()) {
          behindBytes =
              primary.get().history().offsetBytes() - candidate.get().history().offsetBytes();
          if (behindBytes == 0) {
            return Step.DONE;
          }
        }
        timer.rest(POLL_MS);
      } while (timer.nowMs() < giveUpAtMs);
      return new Step(
          behindBytes < 0
              ? action.candidate() + " or " + action.primary() + " did not answer"
              : action.candidate() + " is still " + behindBytes + " bytes behind");
    }

    private Step measureGap(Action.MeasureGap action) {
      long gapMs = meter.measureMs(action, service(), runIdOf(action.pod()));
      gap = gapMs < 0 ? MeasuredGap.NONE : new MeasuredGap(action.epoch(), gapMs);
      return gapMs < 0 ? new Step("the Service does not lead to it yet") : Step.DONE;
    }

    private EngineAddress service() {
      return new EngineAddress(cluster.serviceAddress(), observed.desired().port());
    }

    private String runIdOf(String pod) {
      return observed.pod(pod).flatMap(PodView::view).map(EngineView::runId).orElse("");
    }

    private Optional<EngineView> inspect(String pod) {
      return engines.inspect(at(pod), credentials) instanceof Inspection.Reachable(EngineView view)
          ? Optional.of(view)
          : Optional.empty();
    }

    private EngineAddress at(String pod) {
      String host = observed.pod(pod).map(PodView::address).orElse("");
      return new EngineAddress(host, observed.desired().port());
    }

    /**
     * A move that has not been recorded has not happened: its writes go on at once. A recorded one
     * is finished by the next pass, and the pause guards the writes until then.
     */
    private void giveUp(Action failed, String because) {
      Action.PauseWrites paused = pause;
      boolean begun =
          failed instanceof Action.PauseWrites
              || failed instanceof Action.AwaitEqual
              || failed instanceof Action.RecordPrimary;
      if (paused == null || !begun) {
        return;
      }
      engines.resumeWrites(at(paused.pod()), credentials);
      Action.HoldClients held = hold;
      if (held != null) {
        engines.resumeWrites(at(held.pod()), credentials);
      }
      String text = paused.pod() + " stays the primary: " + because;
      cluster.announce(new Action.Announce(EventReason.PRIMARY_MOVE_GIVEN_UP, text));
    }
  }

  private static Map<String, String> backlogDirectives(long bytes) {
    Map<String, String> directives = new LinkedHashMap<>();
    directives.put(EngineConfig.BACKLOG_DIRECTIVE, Long.toString(bytes));
    directives.put(EngineConfig.OUTPUT_LIMIT_DIRECTIVE, EngineConfig.replicaOutputLimit(bytes));
    return directives;
  }

  private static String message(ClusterException e) {
    return Optional.ofNullable(e.getMessage()).orElse("the API server refused");
  }
}
