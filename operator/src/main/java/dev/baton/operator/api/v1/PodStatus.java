package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/**
 * What one pod does, as last observed.
 *
 * @param name name of the pod
 * @param role role that its engine reports
 * @param upstream pod that it follows, or null
 * @param link state of the link to {@code upstream}, or null for a primary
 * @param lagBytes bytes of the stream it still lacks, rounded up to a power of two, or null
 * @param revision revision of the spec that the pod was made from
 * @param safeToDisrupt whether nobody would notice if the pod went now
 * @param reason why it is not safe to disrupt, or null when it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PodStatus(
    @Required @JsonPropertyDescription("Name of the pod.") String name,
    @JsonPropertyDescription("Role that its engine reports: primary, replica, unassigned, unknown.")
        @Nullable String role,
    @JsonPropertyDescription("Pod that it follows.") @Nullable String upstream,
    @JsonPropertyDescription("Link to the pod that it follows: up, syncing, down.")
        @Nullable String link,
    @JsonPropertyDescription("Bytes of the stream that it lacks, rounded up to a power of two.")
        @Nullable Long lagBytes,
    @JsonPropertyDescription("Revision of the spec that the pod was made from.")
        @Nullable String revision,
    @JsonPropertyDescription(
            "Whether the pod may go now without an effect on writes or on the safety of data.")
        @Nullable Boolean safeToDisrupt,
    @JsonPropertyDescription("Why it is not safe to disrupt.") @Nullable String reason) {}
