package dev.baton.operator.api.v1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * One set of replicated data: a primary that takes writes and replicas that follow it.
 *
 * <p>A name is at most 45 characters, because the names of pods, Services and their labels grow
 * from it and the longest of those ends at 63 (RFC 1123); it starts with a letter because a
 * Service's name must (RFC 1035).
 */
@Group(RedisReplication.GROUP)
@Version(RedisReplication.VERSION)
@Kind(RedisReplication.KIND)
@Plural("redisreplications")
@Singular("redisreplication")
@ShortNames("rrep")
@Categories("baton")
@AdditionalPrinterColumn(name = "Primary", jsonPath = ".status.primary")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.ready")
@AdditionalPrinterColumn(
    name = "Status",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(
    name = "Backlog",
    jsonPath = ".status.backlog.bytes",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
    value =
        "self.metadata.name.size() <= 45"
            + " && self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    message =
        "metadata.name must have at most 45 characters, start with a letter and hold only a-z, 0-9"
            + " and '-': pods and Services are named after it; choose another name")
public final class RedisReplication
    extends CustomResource<RedisReplicationSpec, RedisReplicationStatus> implements Namespaced {

  /** The API group of every resource of this project. */
  public static final String GROUP = "baton.dev";

  /** The version that is stored and served. */
  public static final String VERSION = "v1";

  /** The kind as written in manifests. */
  public static final String KIND = "RedisReplication";

  /** While this annotation is {@code "true"} the operator observes and reports but does not act. */
  public static final String PAUSED_ANNOTATION = GROUP + "/paused";

  /** A new value {@code <pod or any>@<token>} asks for a move of the primary. */
  public static final String SWITCHOVER_ANNOTATION = GROUP + "/switchover";

  /** A new value asks for a new pod in the place of each. */
  public static final String RESTART_ANNOTATION = GROUP + "/restart";

  private static final long serialVersionUID = 1L;

  /** Creates a resource with every field at its default and no status. */
  public RedisReplication() {
    super();
  }

  /** Returns whether the user has asked the operator to leave this resource alone. */
  public boolean hasPauseRequest() {
    return "true".equals(annotation(PAUSED_ANNOTATION));
  }

  /** Returns the value of the annotation that asks for a move of the primary, or empty. */
  public String switchoverRequest() {
    return annotation(SWITCHOVER_ANNOTATION);
  }

  /** Returns the value of the annotation that asks for new pods, or empty. */
  public String restartRequest() {
    return annotation(RESTART_ANNOTATION);
  }

  private String annotation(String key) {
    var annotations = getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(key, "").strip();
  }

  @Override
  protected RedisReplicationSpec initSpec() {
    return RedisReplicationSpec.defaults();
  }

  @Override
  protected @Nullable RedisReplicationStatus initStatus() {
    return null;
  }
}
