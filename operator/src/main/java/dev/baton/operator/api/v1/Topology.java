package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.util.Objects;

/**
 * Whom replicas follow.
 *
 * @param fanOut how many replicas one pod feeds at most, or 0 when the primary feeds all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Topology(
    @Default("0")
        @Min(0)
        @Max(99)
        @JsonPropertyDescription(
            "How many replicas one pod feeds at most; the others follow replicas, as a tree, and"
                + " stay within their zone where nodes are labelled with it. Default 0: every"
                + " replica follows the primary.")
        Integer fanOut) {

  /** Every replica follows the primary. */
  public static final Topology DEFAULT = new Topology(0);

  /** Fills in the default of every field that was left out. */
  public Topology {
    fanOut = Objects.requireNonNullElse(fanOut, 0);
  }
}
