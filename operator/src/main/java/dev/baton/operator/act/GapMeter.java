package dev.baton.operator.act;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineClient;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.plan.Action;
import java.util.function.Predicate;

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
    boolean isMet =
        await(service, runId, action.atMostMs(), view -> view.role() == EngineRole.PRIMARY);
    return isMet ? timer.nowMs() - beganAtMs : -1;
  }

  /** Waits until whoever connects through the Service meets the process, whatever its role. */
  boolean awaitService(EngineAddress service, String runId, long atMostMs) {
    return await(service, runId, atMostMs, _ -> true);
  }

  private boolean await(
      EngineAddress service, String runId, long atMostMs, Predicate<EngineView> isWanted) {
    long giveUpAtMs = timer.nowMs() + atMostMs;
    // A Service without an address leads nowhere, and waiting would not give it one.
    while (!service.host().isEmpty()) {
      Inspection met = engines.inspect(service, credentials);
      if (met instanceof Inspection.Reachable(EngineView view)
          && view.runId().equals(runId)
          && isWanted.test(view)) {
        return true;
      }
      if (timer.nowMs() >= giveUpAtMs) {
        return false;
      }
      timer.rest(POLL_MS);
    }
    return false;
  }
}
