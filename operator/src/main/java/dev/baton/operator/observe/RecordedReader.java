package dev.baton.operator.observe;

import dev.baton.operator.api.v1.BacklogStatus;
import dev.baton.operator.api.v1.Condition;
import dev.baton.operator.api.v1.HandledRequests;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what the status says. What is missing or unreadable counts as never reported. */
public final class RecordedReader {
  private RecordedReader() {}

  /** Reads a status, which may be absent. */
  public static Recorded read(@Nullable RedisReplicationStatus status) {
    RedisReplicationStatus known =
        Objects.requireNonNullElseGet(status, RedisReplicationStatus::unseen);
    BacklogStatus backlog = known.backlog();
    return new Recorded(
        orDefault(known.observedGeneration(), RedisReplicationStatus.NEVER_OBSERVED),
        Objects.requireNonNullElse(known.primary(), ""),
        orDefault(known.epoch(), 0),
        backlog == null ? 0 : orDefault(backlog.bytes(), 0),
        backlog == null ? 0 : orDefault(backlog.writeBytesPerSecond(), 0),
        known.lastSwitchover(),
        known.lastFailover(),
        read(known.lastHandled()),
        known.conditions().stream().map(RecordedReader::read).toList());
  }

  private static Requests read(@Nullable HandledRequests handled) {
    return handled == null
        ? Requests.NONE
        : new Requests(
            Objects.requireNonNullElse(handled.switchover(), ""),
            Objects.requireNonNullElse(handled.restart(), ""));
  }

  private static ConditionView read(Condition condition) {
    return new ConditionView(
        condition.type(),
        condition.status().name().toLowerCase(Locale.ROOT),
        condition.reason(),
        millis(condition.lastTransitionTime()),
        orDefault(condition.observedGeneration(), RedisReplicationStatus.NEVER_OBSERVED));
  }

  private static long millis(String time) {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException e) {
      // A time that nobody can read must not keep a resource from being reconciled.
      return 0;
    }
  }

  private static long orDefault(@Nullable Long value, long absent) {
    return value == null ? absent : value;
  }
}
