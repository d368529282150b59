package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionReason;

/**
 * What a pass knows of the primary after the role planner.
 *
 * @param state see {@link State}
 * @param pod the primary, or the pod about to be; empty when there is none
 * @param reason for the condition
 * @param because for people
 */
record Leadership(State state, String pod, ConditionReason reason, String because) {

  enum State {
    /** The recorded primary answers as the primary of the recorded epoch. */
    SETTLED,
    /** This plan makes a primary. */
    CHANGING,
    /** Nothing may be done yet. */
    WAITING
  }

  static Leadership settled(String pod) {
    return new Leadership(
        State.SETTLED, pod, ConditionReason.PRIMARY_WRITABLE, pod + " takes writes");
  }

  static Leadership changing(String pod, ConditionReason reason, String because) {
    return new Leadership(State.CHANGING, pod, reason, because);
  }

  static Leadership waiting(ConditionReason reason, String because) {
    return new Leadership(State.WAITING, "", reason, because);
  }

  boolean isSettled() {
    return state == State.SETTLED;
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }
}
