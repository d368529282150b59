package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants. Every field has an effect; the operator never writes one.
 *
 * @param instances primary and replicas together
 * @param image the engine's image, or null for the one of the operator's own release
 * @param imagePullPolicy when the kubelet pulls the image
 * @param imagePullSecrets Secrets with credentials for the image's registry
 * @param resources requests and limits of the engine's container
 * @param maxMemoryPercent part of the memory limit that data may use, 1 to 100
 * @param storage the volume of each pod, or null for an emptyDir
 * @param persistence what is written to the disk; left out it follows from {@code storage}
 * @param engine engine directives by lower-case name
 * @param topology whom replicas follow
 * @param failover when a silent primary is replaced
 * @param switchover how a primary that works is moved
 * @param rollout how pods are replaced when what they are made from changes
 * @param durability what must have reached replicas before a write is accepted
 * @param backlog how much of the replication stream is kept for partial resync
 * @param auth where the password is
 * @param tls encryption of every connection, or null for none
 * @param service how the primary's Service is published
 * @param podTemplate what is merged over the pods that the operator builds
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "has(self.storage) == has(oldSelf.storage)",
    message =
        "storage cannot be added or removed later, for the volumes of running pods cannot change:"
            + " create a second RedisReplication with the storage you want and move the data there")
@ValidationRule(
    value = "has(self.tls) == has(oldSelf.tls)",
    message =
        "tls cannot be added or removed later, for a pod with it and one without cannot follow each"
            + " other: create a second RedisReplication the way you want it and move the data"
            + " there")
@ValidationRule(
    value =
        "!has(self.durability) || !has(self.durability.minReplicasToWrite)"
            + " || !has(self.instances) || self.durability.minReplicasToWrite < self.instances",
    message =
        "durability.minReplicasToWrite must be lower than instances, or no write is ever accepted:"
            + " raise instances or lower minReplicasToWrite")
public record RedisReplicationSpec(
    @Default("3")
        @Min(1)
        @Max(100)
        @SpecReplicas
        @JsonPropertyDescription(
            "How many pods: one primary, the others replicas. Default 3. The scale subresource"
                + " writes this field.")
        Integer instances,
    @Size(max = 1024)
        @JsonPropertyDescription(
            "Image of the engine. Left out: the image of the operator's own release.")
        @Nullable String image,
    @Default("IfNotPresent")
        @JsonPropertyDescription("When the kubelet pulls the image. Default IfNotPresent.")
        ImagePullPolicy imagePullPolicy,
    @Size(max = 16)
        @JsonPropertyDescription("Secrets with credentials for the registry of the image.")
        List<LocalObjectReference> imagePullSecrets,
    @JsonPropertyDescription(
            "Requests and limits of the engine's container. The memory limit also sets the engine's"
                + " maxmemory, see maxMemoryPercent.")
        @ValidationRule(
            value =
                "!has(self.limits)"
                    + " || self.limits.all(name, isQuantity(string(self.limits[name])))",
            message = "resources.limits must be quantities, such as memory: 1Gi and cpu: 500m")
        @ValidationRule(
            value =
                "!has(self.requests)"
                    + " || self.requests.all(name, isQuantity(string(self.requests[name])))",
            message = "resources.requests must be quantities, such as memory: 1Gi and cpu: 500m")
        @Nullable ResourceRequirements resources,
    @Default("75")
        @Min(1)
        @Max(100)
        @JsonPropertyDescription(
            "Per cent of resources.limits.memory that data may use (the engine's maxmemory)."
                + " Without a memory limit the data is unlimited. Default 75.")
        Integer maxMemoryPercent,
    @JsonPropertyDescription(
            "Volume of each pod. Left out: an emptyDir, whose data ends with the pod. Cannot be"
                + " added or removed later.")
        @Nullable Storage storage,
    @JsonPropertyDescription(
            "What each pod writes to its disk. None: nothing. Snapshot: all data as one file, at"
                + " most every minute and when a pod stops. AppendOnly: every write, in a file of"
                + " commands. Mixed: the same with a snapshot as its beginning, which is read"
                + " faster, and a snapshot every hour. Left out: Mixed with storage, None without;"
                + " without storage what is written ends with the pod. A change replaces the pods"
                + " one by one; each starts with what was written before.")
        Persistence persistence,
    @Size(max = 128)
        @JsonPropertyDescription(
            "Directives of the engine by lower-case name, with the values of its configuration"
                + " file; quote yes and no. Directives that follow from other fields are refused.")
        @EngineRules
        Map<String, String> engine,
    @JsonPropertyDescription("Whom replicas follow.") Topology topology,
    @JsonPropertyDescription("When a primary that has fallen silent is replaced.")
        Failover failover,
    @JsonPropertyDescription("How a primary that works is moved to another pod.")
        Switchover switchover,
    @JsonPropertyDescription("How pods are replaced when what they are made from changes.")
        Rollout rollout,
    @JsonPropertyDescription("What must have reached replicas before a write is accepted.")
        Durability durability,
    @JsonPropertyDescription(
            "How much of the replication stream is kept, so that a replica that was away continues"
                + " where it stopped.")
        Backlog backlog,
    @JsonPropertyDescription(
            "Where the password is. Left out: the operator generates one into the Secret"
                + " <name>-auth and keeps it.")
        @Nullable Auth auth,
    @JsonPropertyDescription(
            "Encryption of every connection: of clients, between the pods, and of the operator."
                + " The port stays 6379 and speaks TLS only. Left out: plain text. Cannot be added"
                + " or removed later.")
        @Nullable Tls tls,
    @JsonPropertyDescription("How the Service <name>, which leads to the primary, is published.")
        ServiceOptions service,
    @JsonPropertyDescription(
            "Merged last over the pods that the operator builds: labels, annotations, affinity,"
                + " sidecars, anything of a pod.")
        @Nullable PodTemplate podTemplate) {

  /** One primary and two replicas: one may fail while another is away. */
  public static final int DEFAULT_INSTANCES = 3;

  /** A quarter of the limit is left to the runtime, to buffers and to the backlog. */
  public static final int DEFAULT_MAX_MEMORY_PERCENT = 75;

  /** Fills in the default of every field that was left out. */
  public RedisReplicationSpec {
    instances = Objects.requireNonNullElse(instances, DEFAULT_INSTANCES);
    imagePullPolicy = Objects.requireNonNullElse(imagePullPolicy, ImagePullPolicy.IF_NOT_PRESENT);
    imagePullSecrets = List.copyOf(Objects.requireNonNullElse(imagePullSecrets, List.of()));
    maxMemoryPercent = Objects.requireNonNullElse(maxMemoryPercent, DEFAULT_MAX_MEMORY_PERCENT);
    persistence = Objects.requireNonNullElse(persistence, Persistence.standard(storage));
    engine = sorted(Objects.requireNonNullElse(engine, Map.of()));
    topology = Objects.requireNonNullElse(topology, Topology.DEFAULT);
    failover = Objects.requireNonNullElse(failover, Failover.DEFAULT);
    switchover = Objects.requireNonNullElse(switchover, Switchover.DEFAULT);
    rollout = Objects.requireNonNullElse(rollout, Rollout.DEFAULT);
    durability = Objects.requireNonNullElse(durability, Durability.DEFAULT);
    backlog = Objects.requireNonNullElse(backlog, Backlog.DEFAULT);
    service = Objects.requireNonNullElse(service, ServiceOptions.DEFAULT);
  }

  /** Returns the specification in which every field has its default. */
  public static RedisReplicationSpec defaults() {
    return new RedisReplicationSpec(
        DEFAULT_INSTANCES,
        null,
        ImagePullPolicy.IF_NOT_PRESENT,
        List.of(),
        null,
        DEFAULT_MAX_MEMORY_PERCENT,
        null,
        Persistence.standard(null),
        Map.of(),
        Topology.DEFAULT,
        Failover.DEFAULT,
        Switchover.DEFAULT,
        Rollout.DEFAULT,
        Durability.DEFAULT,
        Backlog.DEFAULT,
        null,
        null,
        ServiceOptions.DEFAULT,
        null);
  }

  /** Returns the number of bytes that data may use, or empty when there is no memory limit. */
  public OptionalLong maxMemoryBytes() {
    if (resources == null || resources.getLimits() == null) {
      return OptionalLong.empty();
    }
    Quantity limit = resources.getLimits().get("memory");
    if (limit == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Texts.bytes(limit) / 100 * maxMemoryPercent);
  }

  /** Returns whether what is written to the disk is other than what {@code storage} suggests. */
  public boolean hasChosenPersistence() {
    return persistence != Persistence.standard(storage);
  }

  private static SortedMap<String, String> sorted(Map<String, String> directives) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(directives));
  }
}
