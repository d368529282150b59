package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * The requests by annotation that were dealt with, done or refused. An annotation stays where it is
 * and is dealt with once for each new value, so that a pipeline that applies it again repeats
 * nothing.
 *
 * @param switchover the latest value of {@code baton.dev/switchover} that was dealt with
 * @param restart the latest value of {@code baton.dev/restart} that was taken up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HandledRequests(
    @JsonPropertyDescription("Latest value of the annotation baton.dev/switchover dealt with.")
        @Nullable String switchover,
    @JsonPropertyDescription("Latest value of the annotation baton.dev/restart taken up.")
        @Nullable String restart) {

  /** Nothing was ever asked for. */
  public static final HandledRequests NONE = new HandledRequests(null, null);
}
