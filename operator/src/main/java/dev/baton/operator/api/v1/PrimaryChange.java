package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * One change of the primary and what it cost.
 *
 * @param at when the new primary was promoted, RFC 3339 in UTC
 * @param from pod that was the primary
 * @param to pod that became the primary
 * @param cause why, see {@link FailoverCause} and {@link SwitchoverCause}
 * @param epoch epoch of the new primary
 * @param detectedAfter from the last sign of life to the decision, as a duration; null when planned
 * @param writeGap from the last write that the former primary could accept to the first that the
 *     Service leads to the new one, as a duration, or null when nobody has measured it
 * @param lostBytes bytes of the stream that the new primary lacked: a number or {@code unknown}
 * @param partialResyncs replicas that continued where they stopped
 * @param fullResyncs replicas that copied the whole data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PrimaryChange(
    @JsonPropertyDescription("When the new primary was promoted.") @Nullable String at,
    @JsonPropertyDescription("Pod that was the primary.") @Nullable String from,
    @JsonPropertyDescription("Pod that became the primary.") @Nullable String to,
    @JsonPropertyDescription("Why the primary was replaced.") @Nullable String cause,
    @JsonPropertyDescription("Epoch of the new primary.") @Nullable Long epoch,
    @JsonPropertyDescription("From the last sign of life to the decision.")
        @Nullable String detectedAfter,
    @JsonPropertyDescription(
            "How long no write could be accepted, up to the first that the Service led to the new"
                + " primary; absent when it was not measured.")
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

  /** Value of {@code lostBytes} when the new primary had all that the former one had. */
  public static final String LOST_NOTHING = "0";

  /** Returns whether this change began the given epoch and its gap is still to be told. */
  public boolean awaitsGapOf(long otherEpoch) {
    return epoch != null && epoch == otherEpoch && writeGap == null;
  }

  /** Returns this change with the measured gap. */
  public PrimaryChange withWriteGap(long gapMs) {
    return with(gapMs + "ms", lostBytes, partialResyncs, fullResyncs);
  }

  /** Returns whether this change began the given epoch. */
  public boolean begins(long otherEpoch) {
    return epoch != null && epoch == otherEpoch;
  }

  /** Returns this change with the bytes that only the former primary had. */
  public PrimaryChange withLostBytes(long lost) {
    return with(writeGap, Long.toString(lost), partialResyncs, fullResyncs);
  }

  /** Returns whether this change began the given epoch and its resyncs are still to be told. */
  public boolean awaitsResyncsOf(long otherEpoch) {
    return epoch != null && epoch == otherEpoch && fullResyncs == null;
  }

  /** Returns this change with the resynchronisations that it led to. */
  public PrimaryChange withResyncs(long partial, long full) {
    return with(writeGap, lostBytes, Math.toIntExact(partial), Math.toIntExact(full));
  }

  private PrimaryChange with(
      @Nullable String gap,
      @Nullable String lost,
      @Nullable Integer partial,
      @Nullable Integer full) {
    return new PrimaryChange(at, from, to, cause, epoch, detectedAfter, gap, lost, partial, full);
  }
}
