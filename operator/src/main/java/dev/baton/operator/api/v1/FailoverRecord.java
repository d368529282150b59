package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * One unplanned change of the primary and what it cost.
 *
 * @param at when the new primary was promoted, RFC 3339 in UTC
 * @param from pod that was the primary
 * @param to pod that became the primary
 * @param cause why, see {@link FailoverCause}
 * @param epoch epoch of the new primary
 * @param detectedAfter from the last sign of life to the decision, as a duration
 * @param writeGap from the last to the first accepted write, as a duration, or null if unknown
 * @param lostBytes bytes of the stream that the new primary lacked: a number or {@code unknown}
 * @param partialResyncs replicas that continued where they stopped
 * @param fullResyncs replicas that copied the whole data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record FailoverRecord(
    @JsonPropertyDescription("When the new primary was promoted.") @Nullable String at,
    @JsonPropertyDescription("Pod that was the primary.") @Nullable String from,
    @JsonPropertyDescription("Pod that became the primary.") @Nullable String to,
    @JsonPropertyDescription("Why the primary was replaced.") @Nullable String cause,
    @JsonPropertyDescription("Epoch of the new primary.") @Nullable Long epoch,
    @JsonPropertyDescription("From the last sign of life to the decision.")
        @Nullable String detectedAfter,
    @JsonPropertyDescription("From the last to the first accepted write.")
        @Nullable String writeGap,
    @JsonPropertyDescription(
            "Bytes of the stream that the new primary lacked: 0, a number, or unknown.")
        @Nullable String lostBytes,
    @JsonPropertyDescription("Replicas that continued where they stopped.")
        @Nullable Integer partialResyncs,
    @JsonPropertyDescription("Replicas that copied the whole data.")
        @Nullable Integer fullResyncs) {

  /** Value of {@code lostBytes} when the lost primary's last offset is not known. */
  public static final String LOST_UNKNOWN = "unknown";
}
