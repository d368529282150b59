package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/**
 * How pods are replaced when what they are made from changes.
 *
 * @param primary whether the primary is moved without being asked, when its pod is the last
 * @param progressDeadline how long a rollout may make no progress before it counts as stalled
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Rollout(
    @Default("Switchover")
        @JsonPropertyDescription(
            "What becomes of the primary when its pod is the last one of an old revision."
                + " Switchover: it is moved at once. Manual: the rollout waits for the annotation"
                + " baton.dev/switchover. Default Switchover.")
        Primary primary,
    @Default("10m")
        @Size(max = Texts.DURATION_LENGTH_MAX)
        @JsonPropertyDescription(
            "How long a rollout may make no progress before it is reported as stalled; from 10s to"
                + " 24h. Default 10m.")
        @ValidationRule(
            value =
                Texts.IS_DURATION
                    + " && duration(self) >= duration('10s') && duration(self) <= duration('24h')",
            message = "rollout.progressDeadline must be a duration from 10s to 24h, such as 10m")
        String progressDeadline) {

  /** What becomes of the primary when its pod is the last one of an old revision. */
  public enum Primary {
    /** It is moved at once. */
    @JsonProperty("Switchover")
    SWITCHOVER,
    /** A person moves it. */
    @JsonProperty("Manual")
    MANUAL
  }

  /** The primary is moved at once; ten minutes without progress are a stall. */
  public static final Rollout DEFAULT = new Rollout(Primary.SWITCHOVER, "10m");

  /** Fills in the default of every field that was left out. */
  public Rollout {
    primary = Objects.requireNonNullElse(primary, Primary.SWITCHOVER);
    progressDeadline = Objects.requireNonNullElse(progressDeadline, "10m");
  }

  /** Returns {@code progressDeadline} in milliseconds. */
  public long progressDeadlineMs() {
    return Texts.durationMs(progressDeadline);
  }
}
