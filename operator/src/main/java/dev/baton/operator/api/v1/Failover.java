package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/**
 * When a primary that has fallen silent is replaced. A primary whose container ended or whose pod
 * was deleted is replaced at once.
 *
 * @param detectAfter silence after which a primary counts as lost, 1s to 5m
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Failover(
    @Default("5s")
        @Size(max = Texts.DURATION_LENGTH_MAX)
        @JsonPropertyDescription(
            "Silence after which a primary counts as lost, such as 5s or 1m30s; from 1s to 5m."
                + " Default 5s. A primary whose container ended is replaced without waiting; one"
                + " that has only fallen silent is given two seconds at the least.")
        @ValidationRule(
            value =
                Texts.IS_DURATION
                    + " && duration(self) >= duration('1s') && duration(self) <= duration('5m')",
            message =
                "failover.detectAfter must be a duration from 1s to 5m, such as 5s or 1m30s: below"
                    + " that any pause looks like a failure")
        String detectAfter) {

  /** A primary silent for five seconds is lost. */
  public static final Failover DEFAULT = new Failover("5s");

  /** Fills in the default of every field that was left out. */
  public Failover {
    detectAfter = Objects.requireNonNullElse(detectAfter, "5s");
  }

  /** Returns {@code detectAfter} in milliseconds. */
  public long detectAfterMs() {
    return Texts.durationMs(detectAfter);
  }
}
