package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The volume that each pod gets.
 *
 * @param size capacity of each volume; it may grow, never shrink
 * @param storageClassName class of the volumes, or null for the cluster's default; immutable
 * @param onDelete what becomes of the volumes when the resource is deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value =
        "has(self.storageClassName) == has(oldSelf.storageClassName)"
            + " && (!has(self.storageClassName)"
            + " || self.storageClassName == oldSelf.storageClassName)",
    message =
        "storage.storageClassName cannot change, for a volume keeps its class: create a second"
            + " RedisReplication with the class you want and move the data there")
public record Storage(
    @Required
        @JsonPropertyDescription("Capacity of each pod's volume, such as 2Gi. It may only grow.")
        @ValidationRule(
            value =
                "isQuantity(string(self)) && quantity(string(self)).isGreaterThan(quantity('0'))",
            message = "storage.size must be a quantity above zero, such as 2Gi")
        @ValidationRule(
            value =
                "!isQuantity(string(self)) || !isQuantity(string(oldSelf))"
                    + " || quantity(string(self)).compareTo(quantity(string(oldSelf))) >= 0",
            message =
                "storage.size may only grow, for a volume cannot shrink: restore the former size,"
                    + " or create a second RedisReplication with less and move the data there")
        Quantity size,
    @Size(min = 1, max = 253)
        @JsonPropertyDescription(
            "Storage class of the volumes. Left out: the cluster's default class. Cannot change.")
        @Nullable String storageClassName,
    @Default("Retain")
        @JsonPropertyDescription(
            "What becomes of the volumes when this resource is deleted. Default Retain.")
        OnDelete onDelete) {

  /** What becomes of the volumes when the resource is deleted. */
  public enum OnDelete {
    /** They stay; a resource of the same name finds its data again. */
    @JsonProperty("Retain")
    RETAIN,
    /** They are deleted with the resource. */
    @JsonProperty("Delete")
    DELETE
  }

  /** Fills in the default of every field that was left out. */
  public Storage {
    onDelete = Objects.requireNonNullElse(onDelete, OnDelete.RETAIN);
  }
}
