package dev.baton.operator.controller;

import dev.baton.operator.observe.Memories;
import dev.baton.operator.observe.RateTracker;
import dev.baton.operator.observe.ServiceCheck;
import dev.baton.operator.plan.Problem;
import java.util.Optional;

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
  private final ServiceCheck service = new ServiceCheck();
  private long moveGivenUpAtMs = -1;
  private String refusedObject = "";
  private String problem = "";
  private long problemSinceMs = -1;
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

  Memories memories(String missingSecret) {
    return new Memories(
        moveGivenUpAtMs, missingSecret, refusedObject, problemSinceMs, service.servedRunId());
  }

  /** Starts the clock of a problem that was not there before. */
  long problemSinceMs(Optional<Problem> found, long generation, long nowMs) {
    String text = found.map(p -> generation + p.reason().text()).orElse("");
    if (!text.equals(problem)) {
      problem = text;
      problemSinceMs = text.isEmpty() ? -1 : nowMs;
    }
    return problemSinceMs;
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
