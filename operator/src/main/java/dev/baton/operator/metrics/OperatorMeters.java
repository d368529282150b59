package dev.baton.operator.metrics;

import dev.baton.operator.plan.Action;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** The operator's own meters. Names are part of the interface: dashboards and alerts use them. */
public final class OperatorMeters {
  private final MeterRegistry registry;

  /** Counts in the given registry. */
  public OperatorMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Counts a pass.
   *
   * @param wrote whether it sent a request that may change something; at rest none should
   * @param complete whether all of its steps were done
   */
  public void pass(boolean wrote, boolean complete, Duration took) {
    Tags tags = Tags.of("wrote", Boolean.toString(wrote), "complete", Boolean.toString(complete));
    registry.timer("baton.operator.passes", tags).record(took);
  }

  /** Counts what a pass has done, by kind of step. */
  public void done(List<Action> actions) {
    for (Action action : actions) {
      String kind = action.getClass().getSimpleName();
      registry.counter("baton.operator.actions", List.of(Tag.of("action", kind))).increment();
    }
  }

  /** Counts a request to the API server that may change something; at rest there are none. */
  public void apiWrite(String verb, String kind) {
    registry.counter("baton.operator.api.writes", Tags.of("verb", verb, "kind", kind)).increment();
  }

  /** Counts a heartbeat that was lost. */
  public void heartbeatLost() {
    registry.counter("baton.operator.heartbeats.lost").increment();
  }

  /** Counts a call to an engine by its outcome. */
  public void engineCall(String call, String outcome, Duration took) {
    Timer timer =
        registry.timer("baton.operator.engine.calls", Tags.of("call", call, "outcome", outcome));
    timer.record(took);
  }
}
