package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/**
 * How a primary that works is moved to another pod.
 *
 * @param timeout how long a requested move may wait for its candidate, 1s to 10m
 * @param maxWriteGap the longest time without accepted writes that is in order, 10ms to 1m
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Switchover(
    @Default("10s")
        @Size(max = Texts.DURATION_LENGTH_MAX)
        @JsonPropertyDescription(
            "How long a move requested by the annotation baton.dev/switchover may wait until the"
                + " pod that is to take over has all data; then it is refused and the primary"
                + " stays. From 1s to 10m. Default 10s.")
        @ValidationRule(
            value =
                Texts.IS_DURATION
                    + " && duration(self) >= duration('1s') && duration(self) <= duration('10m')",
            message = "switchover.timeout must be a duration from 1s to 10m, such as 10s")
        String timeout,
    @Default("500ms")
        @Size(max = Texts.DURATION_LENGTH_MAX)
        @JsonPropertyDescription(
            "The longest time without accepted writes that a move may take; a longer one is told"
                + " by a warning event. From 10ms to 1m. Default 500ms.")
        @ValidationRule(
            value =
                Texts.IS_DURATION
                    + " && duration(self) >= duration('10ms') && duration(self) <= duration('1m')",
            message = "switchover.maxWriteGap must be a duration from 10ms to 1m, such as 500ms")
        String maxWriteGap) {

  /** Ten seconds for the candidate, half a second for the writers. */
  public static final Switchover DEFAULT = new Switchover("10s", "500ms");

  /** Fills in the default of every field that was left out. */
  public Switchover {
    timeout = Objects.requireNonNullElse(timeout, "10s");
    maxWriteGap = Objects.requireNonNullElse(maxWriteGap, "500ms");
  }

  /** Returns {@code timeout} in milliseconds. */
  public long timeoutMs() {
    return Texts.durationMs(timeout);
  }

  /** Returns {@code maxWriteGap} in milliseconds. */
  public long maxWriteGapMs() {
    return Texts.durationMs(maxWriteGap);
  }
}
