package dev.baton.operator.manifest;

import dev.baton.operator.api.v1.Auth;
import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.api.v1.RedisReplicationSpec;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that the builders need to know about one resource.
 *
 * @param names names of the objects
 * @param uid identity of the resource, for owner references
 * @param spec what the user wants
 * @param labels labels that every object carries
 * @param defaultImage engine image of the operator's release, for specs without one
 * @param replicas how many pods the StatefulSet has at present, which differs from the spec while
 *     the operator still moves the primary out of the way
 * @param backlogBytes size of the backlog that a pod starts with; the operator resizes it live
 * @param restart the request for a restart that pods are made for, or empty
 * @param claimedSize capacity in the claim template of the StatefulSet, which nobody can change
 *     once it exists, or null without storage
 */
public record Blueprint(
    Names names,
    String uid,
    RedisReplicationSpec spec,
    SortedMap<String, String> labels,
    String defaultImage,
    int replicas,
    long backlogBytes,
    String restart,
    @Nullable Quantity claimedSize) {

  /**
   * Returns the blueprint of a resource that has a name, a namespace and a uid.
   *
   * @param defaultImage engine image of the operator's release
   * @param backlogBytes size of the backlog that a pod starts with
   */
  public static Blueprint of(RedisReplication resource, String defaultImage, long backlogBytes) {
    ObjectMeta metadata = resource.getMetadata();
    var names = new Names(metadata.getNamespace(), metadata.getName());
    RedisReplicationSpec spec =
        Objects.requireNonNullElseGet(resource.getSpec(), RedisReplicationSpec::defaults);
    Map<String, String> labels = Objects.requireNonNullElse(metadata.getLabels(), Map.of());
    return new Blueprint(
        names,
        metadata.getUid(),
        spec,
        Labels.common(names, labels),
        defaultImage,
        spec.instances(),
        backlogBytes,
        "",
        spec.storage() == null ? null : spec.storage().size());
  }

  /** Returns this blueprint with the capacity that an existing StatefulSet's claim template has. */
  public Blueprint withClaimedSize(@Nullable Quantity existingSize) {
    return new Blueprint(
        names, uid, spec, labels, defaultImage, replicas, backlogBytes, restart, existingSize);
  }

  /** Returns this blueprint with another number of pods than the spec asks for. */
  public Blueprint withReplicas(int otherReplicas) {
    return new Blueprint(
        names, uid, spec, labels, defaultImage, otherReplicas, backlogBytes, restart, claimedSize);
  }

  /** Returns this blueprint with the request for a restart that pods are made for. */
  public Blueprint withRestart(String request) {
    return new Blueprint(
        names, uid, spec, labels, defaultImage, replicas, backlogBytes, request, claimedSize);
  }

  /** Returns the image that the engine's container runs. */
  public String image() {
    return Objects.requireNonNullElse(spec.image(), defaultImage);
  }

  /** Returns the name of the Secret that holds the password. */
  public String authSecret() {
    Auth auth = spec.auth();
    return auth == null ? names.generatedAuthSecret() : auth.secretName();
  }

  /** Returns the metadata of an object that is deleted together with the resource. */
  ObjectMetaBuilder ownedMetadata(String name) {
    return metadata(name).withOwnerReferences(owner());
  }

  /** Returns the metadata of an object that stays when the resource is deleted. */
  ObjectMetaBuilder metadata(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(names.namespace())
        .withLabels(labels);
  }

  private OwnerReference owner() {
    return new OwnerReferenceBuilder()
        .withApiVersion(RedisReplication.GROUP + "/" + RedisReplication.VERSION)
        .withKind(RedisReplication.KIND)
        .withName(names.name())
        .withUid(uid)
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
