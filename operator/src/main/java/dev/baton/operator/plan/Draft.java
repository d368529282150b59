package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionReason;
import java.util.ArrayList;
import java.util.List;

/** A plan in the making. Sub-planners add to it one after the other; the first disruption wins. */
final class Draft {
  private final List<Action> actions = new ArrayList<>();
  private Leadership leadership =
      Leadership.waiting(ConditionReason.CREATING, "the pods are being made");
  private final List<Action> last = new ArrayList<>();
  private String handledSwitchover = "";
  private String pendingSwitchover = "";
  private boolean disrupted;
  private boolean servicesLedBack;
  private String blockedBecause = "";
  private long lookAgainMs;

  void add(Action action) {
    actions.add(action);
  }

  /** Has the step done when everything else is: it may take its time. */
  void addLast(Action action) {
    last.add(action);
  }

  /** Remembers that a request for a move is dealt with, done or refused. */
  void handleSwitchover(String request) {
    handledSwitchover = request;
  }

  /** The request for a move that this pass deals with, or empty. */
  String handledSwitchover() {
    return handledSwitchover;
  }

  /** Remembers that somebody waits for a move of the primary, and for what it waits. */
  void awaitSwitchover(String because) {
    pendingSwitchover = because;
  }

  /** What a requested move waits for; empty when none is pending. */
  String pendingSwitchover() {
    return pendingSwitchover;
  }

  /** Claims the one disruption of this pass. */
  void disrupt() {
    if (disrupted) {
      throw new IllegalStateException("A pass disrupts at most once.");
    }
    disrupted = true;
  }

  boolean mayDisrupt() {
    return !disrupted;
  }

  /** Remembers that this pass leads the Service back to the primary. */
  void leadServiceBack() {
    servicesLedBack = true;
  }

  /**
   * Whether the primary may be moved in this pass. Not while its label is put right: a move begins
   * with the labels as they were observed.
   */
  boolean mayMove() {
    return !disrupted && !servicesLedBack;
  }

  void lead(Leadership found) {
    leadership = found;
  }

  Leadership leadership() {
    return leadership;
  }

  /** Remembers why a wanted change does not go on now, for the report. */
  void block(String because) {
    if (blockedBecause.isEmpty()) {
      blockedBecause = because;
    }
  }

  String blockedBecause() {
    return blockedBecause;
  }

  /** Asks for another pass within the given time. */
  void lookAgainWithinMs(long delayMs) {
    long bounded = Math.max(1, delayMs);
    lookAgainMs = lookAgainMs == 0 ? bounded : Math.min(lookAgainMs, bounded);
  }

  long lookAgainMs() {
    return lookAgainMs;
  }

  List<Action> actions() {
    List<Action> all = new ArrayList<>(actions);
    all.addAll(last);
    return all;
  }
}
