package dev.baton.operator.manifest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.operator.api.v1.PodTemplate;
import dev.baton.operator.api.v1.RedisReplicationSpec;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merges the user's part of a pod over the operator's: objects by field, the lists of {@link
 * #MERGE_KEYS} by the key of their elements, every other value replaced, and null removes. This
 * follows the strategic merge of kubectl for the lists that matter here. A field that no pod has is
 * kept, so that the API server names it when it refuses the pod.
 */
public final class PodTemplateMerge {

  private static final Map<String, String> MERGE_KEYS =
      Map.of(
          "containers", "name",
          "initContainers", "name",
          "volumes", "name",
          "env", "name",
          "imagePullSecrets", "name",
          "volumeMounts", "mountPath",
          "ports", "containerPort");

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private static final ObjectMapper JSON = new ObjectMapper();

  private PodTemplateMerge() {}

  /** Returns why {@code podTemplate.spec} is not part of a pod's spec, or empty when it is. */
  public static Optional<String> problem(RedisReplicationSpec spec) {
    if (spec.podTemplate() == null) {
      return Optional.empty();
    }
    try {
      JSON.convertValue(spec.podTemplate().spec(), PodSpec.class);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("podTemplate.spec is not part of a pod's spec: " + firstLine(e));
    }
  }

  /**
   * Returns the operator's pods with the user's part merged over them.
   *
   * @throws IllegalArgumentException if {@link #problem} has something to say about the user's part
   */
  static PodTemplateSpec merge(PodTemplateSpec own, @Nullable PodTemplate user) {
    if (user == null) {
      return own;
    }
    Map<String, Object> merged =
        mergeObjects(JSON.convertValue(own.getSpec(), OBJECT), user.spec());
    return new PodTemplateSpecBuilder()
        .withMetadata(mergeMetadata(own.getMetadata(), user.metadata()))
        .withSpec(JSON.convertValue(merged, PodSpec.class))
        .build();
  }

  private static ObjectMeta mergeMetadata(ObjectMeta own, PodTemplate.Metadata user) {
    return new ObjectMetaBuilder(own)
        .withLabels(mergeTexts(own.getLabels(), user.labels()))
        .withAnnotations(mergeTexts(own.getAnnotations(), user.annotations()))
        .build();
  }

  private static Map<String, String> mergeTexts(
      @Nullable Map<String, String> own, Map<String, String> user) {
    var merged = new LinkedHashMap<String, String>(Objects.requireNonNullElse(own, Map.of()));
    user.forEach((key, value) -> {
      if (!key.startsWith(Labels.OWN_PREFIX)) {
        merged.put(key, value);
      }
    });
    return merged;
  }

  private static Map<String, Object> mergeObjects(Map<?, ?> own, Map<?, ?> user) {
    var merged = new LinkedHashMap<String, Object>();
    own.forEach((field, value) -> merged.put((String) field, value));
    user.forEach((field, value) -> mergeField(merged, (String) field, value));
    return merged;
  }

  private static void mergeField(
      Map<String, Object> merged, String field, @Nullable Object userValue) {
    Object ownValue = merged.get(field);
    if (userValue == null) {
      merged.remove(field);
    } else if (ownValue == null) {
      merged.put(field, userValue);
    } else {
      merged.put(field, mergeValues(field, ownValue, userValue));
    }
  }

  private static Object mergeValues(String field, Object own, Object user) {
    if (own instanceof Map<?, ?> ownObject && user instanceof Map<?, ?> userObject) {
      return mergeObjects(ownObject, userObject);
    }
    String key = MERGE_KEYS.get(field);
    if (key != null && own instanceof List<?> ownList && user instanceof List<?> userList) {
      return mergeLists(ownList, userList, key);
    }
    return user;
  }

  private static List<Object> mergeLists(List<?> own, List<?> user, String key) {
    var merged = new ArrayList<Object>(own);
    for (Object element : user) {
      int index = indexOf(merged, element, key);
      if (index < 0) {
        merged.add(element);
      } else {
        merged.set(index, mergeObjects((Map<?, ?>) merged.get(index), (Map<?, ?>) element));
      }
    }
    return merged;
  }

  private static int indexOf(List<Object> list, Object wanted, String key) {
    for (int index = 0; index < list.size(); index++) {
      if (list.get(index) instanceof Map<?, ?> candidate
          && wanted instanceof Map<?, ?> wantedObject
          && candidate.get(key) != null
          && candidate.get(key).equals(wantedObject.get(key))) {
        return index;
      }
    }
    return -1;
  }

  private static String firstLine(IllegalArgumentException e) {
    return Objects.requireNonNullElse(e.getMessage(), "").lines().findFirst().orElse("");
  }
}
