package dev.baton.operator.plan;

import dev.baton.operator.api.v1.Condition;
import dev.baton.operator.api.v1.ConditionReason;

/** A condition before it has a time. */
record Finding(Condition.Status status, ConditionReason reason, String message) {
  static Finding yes(ConditionReason reason, String message) {
    return new Finding(Condition.Status.TRUE, reason, message);
  }

  static Finding no(ConditionReason reason, String message) {
    return new Finding(Condition.Status.FALSE, reason, message);
  }

  boolean holds() {
    return status == Condition.Status.TRUE;
  }
}
