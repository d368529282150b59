package dev.baton.operator.controller;

import dev.baton.operator.observe.Clocks;
import dev.baton.operator.observe.MeasuredGap;
import dev.baton.operator.observe.Memories;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.RateTracker;
import dev.baton.operator.observe.Resyncs;
import dev.baton.operator.observe.ServiceCheck;
import dev.baton.operator.plan.Problem;
import dev.baton.operator.plan.RolloutState;

/**
 * What is remembered of one resource between passes. Losing it is safe. Passes of one resource
 * never overlap; the framework sees to that.
 */
final class Notebook {
  private static final long FAILURE_DELAY_MS = 200;
  private static final long FAILURE_DELAY_MS_MAX = 30_000;
  private static final int FAILURES_COUNTED_MAX = 10;

  private final RateTracker rates = new RateTracker();
  private final PasswordReader passwords = new PasswordReader();
  private final TlsReader tls = new TlsReader();
  private final PodRefusals refusals = new PodRefusals();
  private final ServiceCheck service = new ServiceCheck();
  private long moveGivenUpAtMs = -1;
  private String refusedObject = "";
  private final Clocks clocks = new Clocks();
  private MeasuredGap gap = MeasuredGap.NONE;
  private Resyncs resyncs = Resyncs.NONE;
  private int failures;

  RateTracker rates() {
    return rates;
  }

  ServiceCheck service() {
    return service;
  }

  PasswordReader passwords() {
    return passwords;
  }

  TlsReader tls() {
    return tls;
  }

  PodRefusals refusals() {
    return refusals;
  }

  Memories memories(String missingSecret) {
    return new Memories(
        moveGivenUpAtMs,
        missingSecret,
        refusedObject,
        -1,
        service.servedRunId(),
        -1,
        -1,
        -1,
        gap,
        resyncs);
  }

  /** The picture with the time since when each kind of waiting has lasted. */
  Observed withClocks(Observed seen) {
    String problem =
        Problem.find(seen).map(p -> seen.desired().generation() + p.reason().text()).orElse("");
    return seen.with(
        clocks.read(seen, problem, RolloutState.step(seen), RolloutState.inPlace(seen)));
  }

  void measured(MeasuredGap latest) {
    if (latest.epoch() >= 0) {
      gap = latest;
    }
  }

  void promoted(Resyncs counted) {
    resyncs = counted;
  }

  void moveGivenUp(long nowMs) {
    moveGivenUpAtMs = nowMs;
  }

  void refused(String words) {
    refusedObject = words;
  }

  void succeeded() {
    failures = 0;
  }

  /** How long to wait after one more failure in a row. */
  long failedDelayMs() {
    failures = Math.min(failures + 1, FAILURES_COUNTED_MAX);
    return Math.min(FAILURE_DELAY_MS << (failures - 1), FAILURE_DELAY_MS_MAX);
  }
}
