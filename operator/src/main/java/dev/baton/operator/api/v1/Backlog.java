package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much of the replication stream each pod keeps. A replica that was away for less than that
 * continues where it stopped; one that was away longer copies the whole data again.
 *
 * @param mode whether the operator sizes it or the user
 * @param coverage how long an absence the backlog must cover, with {@code Auto}
 * @param min lower bound with {@code Auto}, and the size at the first start
 * @param max upper bound with {@code Auto}, or null for a quarter of the memory limit
 * @param size the size with {@code Fixed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "!has(self.mode) || self.mode != 'Fixed' || has(self.size)",
    message = "backlog.mode Fixed needs backlog.size: set it, or use mode Auto")
@ValidationRule(
    value = "!has(self.size) || (has(self.mode) && self.mode == 'Fixed')",
    message =
        "backlog.size has no effect with mode Auto: set backlog.mode to Fixed, or bound the size by"
            + " backlog.min and backlog.max")
@ValidationRule(
    value =
        "!has(self.min) || !has(self.max)"
            + " || !isQuantity(string(self.min)) || !isQuantity(string(self.max))"
            + " || quantity(string(self.min)).compareTo(quantity(string(self.max))) <= 0",
    message = "backlog.min must not be above backlog.max: lower min or raise max")
public record Backlog(
    @Default("Auto")
        @JsonPropertyDescription(
            "Auto: sized from the observed write rate. Fixed: backlog.size. Default Auto.")
        Mode mode,
    @Default("60s")
        @Size(max = Texts.DURATION_LENGTH_MAX)
        @JsonPropertyDescription(
            "How long an absence of a replica the backlog must cover; from 1s to 24h. Default 60s.")
        @ValidationRule(
            value =
                Texts.IS_DURATION
                    + " && duration(self) >= duration('1s') && duration(self) <= duration('24h')",
            message = "backlog.coverage must be a duration from 1s to 24h, such as 60s or 5m")
        String coverage,
    @Default("1Mi")
        @JsonPropertyDescription("Lower bound of the size with mode Auto. Default 1Mi.")
        @ValidationRule(
            value = Backlog.IS_BACKLOG_SIZE,
            message = "backlog.min must be a quantity from 16Ki to 1Ti, such as 1Mi")
        Quantity min,
    @JsonPropertyDescription(
            "Upper bound of the size with mode Auto. Left out: a quarter of the memory limit.")
        @ValidationRule(
            value = Backlog.IS_BACKLOG_SIZE,
            message = "backlog.max must be a quantity from 16Ki to 1Ti, such as 256Mi")
        @Nullable Quantity max,
    @JsonPropertyDescription("The size with mode Fixed.")
        @ValidationRule(
            value = Backlog.IS_BACKLOG_SIZE,
            message = "backlog.size must be a quantity from 16Ki to 1Ti, such as 64Mi")
        @Nullable Quantity size) {

  /** Who decides the size. */
  public enum Mode {
    /** The operator, from the observed write rate. */
    @JsonProperty("Auto")
    AUTO,
    /** The user. */
    @JsonProperty("Fixed")
    FIXED
  }

  /** Sized by the operator for a minute of writes, at least one mebibyte. */
  public static final Backlog DEFAULT =
      new Backlog(Mode.AUTO, "60s", new Quantity("1", "Mi"), null, null);

  // 16 KiB is the least that redis and valkey accept for repl-backlog-size; the upper bound keeps
  // sums of sizes far from the end of the numbers.
  static final String IS_BACKLOG_SIZE =
      "isQuantity(string(self)) && quantity(string(self)).compareTo(quantity('16Ki')) >= 0"
          + " && quantity(string(self)).compareTo(quantity('1Ti')) <= 0";

  /** Fills in the default of every field that was left out. */
  public Backlog {
    mode = Objects.requireNonNullElse(mode, Mode.AUTO);
    coverage = Objects.requireNonNullElse(coverage, "60s");
    min = Objects.requireNonNullElseGet(min, () -> new Quantity("1", "Mi"));
  }

  /** Returns {@code coverage} in milliseconds. */
  public long coverageMs() {
    return Texts.durationMs(coverage);
  }

  /** Returns {@code min} in bytes. */
  public long minBytes() {
    return Texts.bytes(min);
  }

  /** Returns {@code max} in bytes, or empty when the user set none. */
  public OptionalLong maxBytes() {
    return max == null ? OptionalLong.empty() : OptionalLong.of(Texts.bytes(max));
  }

  /** Returns the size in bytes that the user fixed, or empty when the operator decides. */
  public OptionalLong fixedBytes() {
    return mode == Mode.FIXED && size != null
        ? OptionalLong.of(Texts.bytes(size))
        : OptionalLong.empty();
  }
}
