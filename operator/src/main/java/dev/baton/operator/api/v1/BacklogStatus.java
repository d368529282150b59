package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * How much of the replication stream is kept.
 *
 * @param bytes size on every pod
 * @param coverageSeconds absence that it covers at the peak write rate, rounded; null when nothing
 *     is written
 * @param writeBytesPerSecond peak write rate of the last ten minutes, rounded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record BacklogStatus(
    @JsonPropertyDescription("Size on every pod, in bytes.") @Nullable Long bytes,
    @JsonPropertyDescription(
            "Absence in seconds that it covers at the peak write rate; absent when nothing is"
                + " written.")
        @Nullable Long coverageSeconds,
    @JsonPropertyDescription("Peak write rate of the last ten minutes, in bytes per second.")
        @Nullable Long writeBytesPerSecond) {}
