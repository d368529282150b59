package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/**
 * What must have reached replicas before a write is accepted.
 *
 * @param minReplicasToWrite replicas that must be connected and recent; 0 asks for none
 * @param maxLag how long ago such a replica may last have answered, 1s to 5m
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Durability(
    @Default("0")
        @Min(0)
        @Max(99)
        @JsonPropertyDescription(
            "How many replicas must be connected and recent, or the primary refuses writes. Default"
                + " 0, which never refuses.")
        Integer minReplicasToWrite,
    @Default("10s")
        @Size(max = Texts.DURATION_LENGTH_MAX)
        @JsonPropertyDescription(
            "How long ago a replica may last have answered to count as recent; from 1s to 5m, in"
                + " whole seconds. Default 10s.")
        @ValidationRule(
            value =
                "self.matches('^([0-9]+(s|m))+$')"
                    + " && duration(self) >= duration('1s') && duration(self) <= duration('5m')",
            message =
                "durability.maxLag must be a duration of whole seconds from 1s to 5m, such as 10s:"
                    + " replicas answer once a second")
        String maxLag) {

  /** Writes are never refused for lack of replicas. */
  public static final Durability DEFAULT = new Durability(0, "10s");

  /** Fills in the default of every field that was left out. */
  public Durability {
    minReplicasToWrite = Objects.requireNonNullElse(minReplicasToWrite, 0);
    maxLag = Objects.requireNonNullElse(maxLag, "10s");
  }

  /** Returns {@code maxLag} in seconds, the unit of the engine's directive. */
  public long maxLagSeconds() {
    return Texts.durationMs(maxLag) / 1000;
  }
}
