package dev.baton.operator.act;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineClient;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.plan.Action;

/**
 * Measures how long no write can be accepted: until the Service leads to the new primary, as a
 * client that has just connected sees it. Labels, endpoints and the rules of the node that the
 * operator runs on are all in that time.
 */
final class GapMeter {
  private static final long POLL_MS = 5;

  private final EngineClient engines;
  private final Credentials credentials;
  private final Timer timer;
  private final long passBeganAtMs;
  private long pausedAtMs = -1;

  GapMeter(EngineClient engines, Credentials credentials, Timer timer) {
    this.engines = engines;
    this.credentials = credentials;
    this.timer = timer;
    this.passBeganAtMs = timer.nowMs();
  }

  /** Takes the time just before writes are held back: from now on none may be accepted. */
  void pausing() {
    pausedAtMs = timer.nowMs();
  }

  /**
   * The time without writes; -1 when the Service does not lead to the engine in time.
   *
   * @param runId process of the new primary
   */
  long measureMs(Action.MeasureGap action, EngineAddress service, String runId) {
    boolean planned = action.alreadyMs() < 0;
    long beganAtMs = planned ? pausedAtMs : passBeganAtMs - action.alreadyMs();
    long giveUpAtMs = timer.nowMs() + action.atMostMs();
    do {
      Inspection met = engines.inspect(service, credentials);
      if (met instanceof Inspection.Reachable(EngineView view) && serves(view, runId)) {
        return timer.nowMs() - beganAtMs;
      }
      timer.rest(POLL_MS);
    } while (timer.nowMs() < giveUpAtMs);
    return -1;
  }

  private static boolean serves(EngineView view, String runId) {
    return view.role() == EngineRole.PRIMARY && view.runId().equals(runId);
  }
}
