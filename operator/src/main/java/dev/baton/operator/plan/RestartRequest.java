package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;

/**
 * The request for new pods. It becomes a part of what pods are made from, so that a restart is a
 * rollout like any other. The latest request stays in effect when its annotation goes away: taking
 * it back would be one more restart.
 */
final class RestartRequest {
  private RestartRequest() {}

  static String inEffect(Observed observed) {
    String asked = observed.desired().requests().restart();
    String handled = observed.recorded().handled().restart();
    return asked.isEmpty() || observed.desired().paused() ? handled : asked;
  }
}
