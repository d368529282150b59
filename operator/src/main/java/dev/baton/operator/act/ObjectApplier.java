package dev.baton.operator.act;

import dev.baton.operator.status.ApiWrites;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Applies objects of ours by server-side apply, and only those that are not yet as wanted.
 *
 * <p>Wanted and stored objects are never compared field by field: the API server fills in defaults
 * and writes quantities its own way, and a comparison that is wrong once is wrong for ever. What is
 * remembered instead is the text that was applied and the state that came of it; as long as both
 * are unchanged there is nothing to do. The status of the resource keeps a fingerprint of that
 * memory: an operator that starts again and finds wanted texts and states of the same fingerprint
 * adopts the objects as they are. Otherwise each is applied once.
 */
public final class ObjectApplier {
  private static final String FIELD_MANAGER = "baton-operator";

  // 64 bits: enough against accidents, and nobody gains by a collision.
  private static final int FINGERPRINT_LENGTH = 16;

  /** Text and state by their digests: they are as long as the object, and there are many. */
  private record Applied(String digest, String state, long resourceVersion) {}

  private final KubernetesClient client;
  private final ApiWrites writes;
  private final Map<String, Applied> memory = new ConcurrentHashMap<>();

  /** Applies through the given client. */
  public ObjectApplier(KubernetesClient client, ApiWrites writes) {
    this.client = client;
    this.writes = writes;
  }

  /**
   * Applies the object unless it is as wanted; returns whether a request was sent.
   *
   * @param observed the object as the cache has it, or null
   */
  public boolean apply(HasMetadata wanted, @Nullable HasMetadata observed) {
    String key = keyOf(wanted);
    String digest = digestOf(Serialization.asJson(wanted));
    Applied applied = memory.get(key);
    if (applied != null && applied.digest().equals(digest) && isUntouched(applied, observed)) {
      return false;
    }
    writes.note("patch", wanted.getKind());
    HasMetadata stored =
        client.resource(wanted).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
    memory.put(key, new Applied(digest, stateOf(stored), versionOf(stored)));
    return true;
  }

  /**
   * Remembers objects of which this process knows nothing as applied, if all of them are as they
   * were when the fingerprint was taken.
   */
  public void adopt(List<HasMetadata> wanted, Children observed, String fingerprint) {
    if (wanted.stream().map(ObjectApplier::keyOf).anyMatch(memory::containsKey)) {
      return;
    }
    Map<String, Applied> found = new LinkedHashMap<>();
    for (HasMetadata object : wanted) {
      observed.find(object).ifPresent(known -> found.put(keyOf(object), applied(object, known)));
    }
    if (found.size() == wanted.size() && fingerprintOf(found).equals(fingerprint)) {
      memory.putAll(found);
    }
  }

  /** A short text that tells what was applied and what came of it; empty unless all were. */
  public String fingerprint(List<HasMetadata> wanted) {
    Map<String, Applied> known = new LinkedHashMap<>();
    for (HasMetadata object : wanted) {
      Applied applied = memory.get(keyOf(object));
      if (applied == null) {
        return "";
      }
      known.put(keyOf(object), applied);
    }
    return fingerprintOf(known);
  }

  private static String fingerprintOf(Map<String, Applied> known) {
    StringBuilder text = new StringBuilder();
    known.forEach((key, applied) ->
        text.append(key).append(applied.digest()).append(applied.state()).append('\n'));
    return digestOf(text.toString()).substring(0, FINGERPRINT_LENGTH);
  }

  private static Applied applied(HasMetadata wanted, HasMetadata stored) {
    return new Applied(digestOf(Serialization.asJson(wanted)), stateOf(stored), versionOf(stored));
  }

  /** Forgets the objects of a resource that is gone. */
  public void forget(String namespace, String name) {
    String prefix = namespace + "/" + name;
    memory.keySet().removeIf(key -> key.contains("/" + prefix));
  }

  /** A cache that has not caught up with our own write shows nothing that anybody has changed. */
  private static boolean isUntouched(Applied applied, @Nullable HasMetadata observed) {
    if (observed == null) {
      return false;
    }
    return versionOf(observed) <= applied.resourceVersion()
        || stateOf(observed).equals(applied.state());
  }

  /** What changes when somebody edits the object: not what its controller reports. */
  private static String stateOf(HasMetadata object) {
    ObjectMeta metadata = object.getMetadata();
    Long generation = metadata.getGeneration();
    return digestOf(
        metadata.getUid()
            + (generation == null || generation == 0
                ? metadata.getResourceVersion()
                : generation + "" + metadata.getLabels() + metadata.getAnnotations()));
  }

  private static String digestOf(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static long versionOf(HasMetadata object) {
    return Long.parseLong(
        Objects.requireNonNullElse(object.getMetadata().getResourceVersion(), "0"));
  }

  private static String keyOf(HasMetadata object) {
    ObjectMeta metadata = object.getMetadata();
    return object.getKind() + "/" + metadata.getNamespace() + "/" + metadata.getName();
  }
}
