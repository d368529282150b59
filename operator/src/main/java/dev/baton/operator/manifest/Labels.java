package dev.baton.operator.manifest;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels of everything that belongs to one resource.
 *
 * <p>Only labels on a short list are copied from the resource. The labels and annotations by which
 * Argo CD and Flux track what they applied must never be copied: they would take our objects for
 * leftovers of their own and prune them. That is also why {@code app.kubernetes.io/instance}, Argo
 * CD's classic tracking label, is not used at all.
 */
public final class Labels {

  /** Names the resource that an object belongs to. */
  public static final String REPLICATION = "baton.dev/replication";

  /** The role of a pod; set by the operator on pods and by nobody else. */
  public static final String ROLE = "baton.dev/role";

  /** The revision of the spec that a pod was made from. */
  public static final String REVISION = "baton.dev/revision";

  /** Annotation of a pod with the request for a restart that it was made for. */
  public static final String RESTART = "baton.dev/restart";

  /** Value of {@link #ROLE} for the pod that the primary's Service leads to. */
  public static final String ROLE_PRIMARY = "primary";

  /** Value of {@link #ROLE} for the pods that the read-only Service leads to. */
  public static final String ROLE_REPLICA = "replica";

  /** Says which program an object comes from. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}. */
  public static final String MANAGER = "baton-operator";

  static final String OWN_PREFIX = "baton.dev/";

  private static final String APPLICATION = "app.kubernetes.io/name";
  private static final String APPLICATION_NAME = "baton-engine";

  private static final Set<String> COPIED =
      Set.of("app.kubernetes.io/part-of", "app.kubernetes.io/component");

  private Labels() {}

  /** Returns the labels that select the pods of a resource. */
  public static SortedMap<String, String> selector(Names names) {
    var labels = new TreeMap<String, String>();
    labels.put(REPLICATION, names.name());
    return labels;
  }

  /** Returns the labels that select the pods of a resource that have a role. */
  public static SortedMap<String, String> selector(Names names, String role) {
    SortedMap<String, String> labels = selector(names);
    labels.put(ROLE, role);
    return labels;
  }

  /** Returns {@link #selector(Names)} as the text that the scale subresource reports. */
  public static String selectorText(Names names) {
    return REPLICATION + "=" + names.name();
  }

  /** Returns the labels of every object of a resource, given the labels of the resource itself. */
  public static SortedMap<String, String> common(Names names, Map<String, String> resourceLabels) {
    SortedMap<String, String> labels = selector(names);
    labels.put(APPLICATION, APPLICATION_NAME);
    labels.put(MANAGED_BY, MANAGER);
    resourceLabels.forEach((key, value) -> {
      if (COPIED.contains(key)) {
        labels.put(key, value);
      }
    });
    return labels;
  }
}
