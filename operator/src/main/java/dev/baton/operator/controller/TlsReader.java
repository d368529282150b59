package dev.baton.operator.controller;

import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.api.v1.RedisReplicationSpec;
import dev.baton.operator.api.v1.Tls;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.TlsIdentity;
import dev.baton.operator.observe.PodView;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Secret with the certificates of one resource; an engine that falls silent casts doubt
 * on it.
 *
 * <p>Pods take a renewed Secret some time after the operator has read it, so the authorities before
 * the renewal are trusted as well until the operator ends or the next renewal.
 */
final class TlsReader {
  private final SecretReader secrets = new SecretReader();
  private @Nullable TlsIdentity present;
  private String formerAuthorities = "";

  /**
   * What was read.
   *
   * @param identity how to meet the engines, or null where they are plain or nothing is known yet
   * @param problem what is wrong with the Secret, or empty
   */
  record Answer(@Nullable TlsIdentity identity, String problem) {}

  /** Reads for a resource. */
  Answer read(KubernetesClient client, RedisReplication resource) {
    RedisReplicationSpec spec = resource.getSpec();
    Tls tls = spec == null ? null : spec.tls();
    if (tls == null) {
      return new Answer(null, "");
    }
    String namespace = resource.getMetadata().getNamespace();
    return judge(tls.secretName(), secrets.read(client, namespace, tls.secretName()));
  }

  /** Takes what is good and says what is not. */
  Answer judge(String name, Optional<Secret> secret) {
    String problem = problem(name, secret);
    if (problem.isEmpty()) {
      take(secret.orElseThrow());
    }
    return new Answer(identity(), problem);
  }

  /** Takes note of whether the engines accept us and we them. */
  void note(List<PodView> pods) {
    if (pods.stream().anyMatch(pod -> pod.engine() instanceof Inspection.Silent)) {
      secrets.doubt();
    }
  }

  private void take(Secret secret) {
    var read =
        new TlsIdentity(
            text(secret, Tls.AUTHORITY_KEY),
            text(secret, Tls.CERTIFICATE_KEY),
            text(secret, Tls.PRIVATE_KEY_KEY));
    TlsIdentity before = present;
    if (before != null && !before.authorities().equals(read.authorities())) {
      formerAuthorities = before.authorities();
    }
    present = read;
  }

  /** The last good one: engines keep their certificates too, whatever becomes of the Secret. */
  private @Nullable TlsIdentity identity() {
    TlsIdentity known = present;
    return known == null || formerAuthorities.isEmpty()
        ? known
        : new TlsIdentity(
            known.authorities() + "\n" + formerAuthorities,
            known.certificate(),
            known.privateKey());
  }

  private static String problem(String name, Optional<Secret> secret) {
    String keys = "'" + String.join("', '", Tls.KEYS) + "'";
    if (secret.isEmpty()) {
      return "Secret " + name + " does not exist: create it with the keys " + keys;
    }
    List<String> missing =
        Tls.KEYS.stream().filter(key -> text(secret.get(), key).isEmpty()).toList();
    return missing.isEmpty()
        ? ""
        : "Secret " + name + " has no key '" + missing.getFirst() + "': it needs " + keys;
  }

  private static String text(Secret secret, String key) {
    return SecretReader.text(secret, key).orElse("");
  }
}
