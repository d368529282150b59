package dev.baton.operator.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.baton.operator.api.v1.Durability;
import dev.baton.operator.api.v1.ImagePullPolicy;
import dev.baton.operator.api.v1.RedisReplicationSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names what a pod was made from by a hash of what the user wrote about pods. What the operator
 * adds of its own is not in it: a new release of the operator must not make every pod look
 * outdated.
 *
 * <p>A field enters only when it differs from its default, so that a field that is added later
 * leaves the revisions of existing resources as they are.
 */
public final class Revision {

  private static final int HEX_DIGITS = 10;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private Revision() {}

  /** Returns the revision of a spec: ten hexadecimal digits. */
  public static String of(RedisReplicationSpec spec) {
    try {
      byte[] text = JSON.writeValueAsString(inputs(spec)).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a spec that was read from JSON can be written as JSON", e);
    }
  }

  private static Map<String, Object> inputs(RedisReplicationSpec spec) {
    var inputs = new TreeMap<String, Object>();
    if (spec.image() != null) {
      inputs.put("image", spec.image());
    }
    if (spec.imagePullPolicy() != ImagePullPolicy.IF_NOT_PRESENT) {
      inputs.put("imagePullPolicy", spec.imagePullPolicy());
    }
    if (!spec.imagePullSecrets().isEmpty()) {
      inputs.put("imagePullSecrets", spec.imagePullSecrets());
    }
    if (spec.maxMemoryPercent() != RedisReplicationSpec.DEFAULT_MAX_MEMORY_PERCENT) {
      inputs.put("maxMemoryPercent", spec.maxMemoryPercent());
    }
    if (!spec.durability().equals(Durability.DEFAULT)) {
      inputs.put("durability", spec.durability());
    }
    if (spec.hasChosenPersistence()) {
      inputs.put("persistence", spec.persistence());
    }
    if (!spec.engine().isEmpty()) {
      inputs.put("engine", spec.engine());
    }
    addObjects(inputs, spec);
    return inputs;
  }

  private static void addObjects(Map<String, Object> inputs, RedisReplicationSpec spec) {
    if (spec.resources() != null) {
      inputs.put("resources", spec.resources());
    }
    if (spec.auth() != null) {
      inputs.put("auth", spec.auth());
    }
    if (spec.tls() != null) {
      inputs.put("tls", spec.tls());
    }
    if (spec.podTemplate() != null) {
      inputs.put("podTemplate", spec.podTemplate());
    }
  }
}
