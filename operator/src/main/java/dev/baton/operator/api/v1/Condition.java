package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * One statement about a resource, in the form that Kubernetes tools read (KEP-1623).
 *
 * <p>Type and reason are texts here and enums in {@link ConditionType} and {@link ConditionReason}:
 * an older operator must be able to read what a newer one wrote.
 *
 * @param type what the statement is about
 * @param status whether it holds
 * @param reason why, as one word for machines
 * @param message why, as a sentence for people
 * @param lastTransitionTime when {@code status} last changed, RFC 3339 in UTC
 * @param observedGeneration generation of the spec that the statement is about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Condition(
    @Required @Size(max = 316) @JsonPropertyDescription("What the statement is about.") String type,
    @Required @JsonPropertyDescription("Whether it holds.") Status status,
    @Required @Size(max = 1024) @JsonPropertyDescription("Why, as one word.") String reason,
    @Required @Size(max = 32768) @JsonPropertyDescription("Why, as a sentence.") String message,
    @Required @JsonPropertyDescription("When the status last changed.") String lastTransitionTime,
    @JsonPropertyDescription("Generation of the spec that the statement is about.")
        @Nullable Long observedGeneration) {

  /** Whether a statement holds; the names are those of the Kubernetes API. */
  public enum Status {
    /** It holds. */
    @JsonProperty("True")
    TRUE,
    /** It does not hold. */
    @JsonProperty("False")
    FALSE,
    /** Nobody can tell at present. */
    @JsonProperty("Unknown")
    UNKNOWN
  }

  /** Returns a condition whose type and reason come from the lists of this package. */
  public static Condition of(
      ConditionType type,
      Status status,
      ConditionReason reason,
      String message,
      String lastTransitionTime,
      long observedGeneration) {
    return new Condition(
        type.text(), status, reason.text(), message, lastTransitionTime, observedGeneration);
  }

  /** Returns what is left of it while the primary changes: no promise that writes are taken. */
  Condition withoutPrimary(String because, String now) {
    boolean promises = isOf(ConditionType.READY) || isOf(ConditionType.PRIMARY_AVAILABLE);
    return promises && status == Status.TRUE
        ? new Condition(
            type,
            Status.FALSE,
            ConditionReason.FAILING_OVER.text(),
            because,
            now,
            observedGeneration)
        : this;
  }

  /** Returns whether this is a condition of the given type. */
  public boolean isOf(ConditionType conditionType) {
    return type.equals(conditionType.text());
  }
}
