package dev.baton.operator.controller;

import dev.baton.operator.api.v1.Auth;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.observe.PodView;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the Secret with the password of one resource; a rejected password casts doubt on it.
 *
 * <p>The password before a change is remembered in memory alone: engines are given the new one by
 * those who know the former.
 */
final class PasswordReader {
  private final SecretReader secrets = new SecretReader();
  private String present = "";
  private String former = "";

  /** The Secret of that name, if it exists. */
  Optional<Secret> read(KubernetesClient client, String namespace, String name) {
    return secrets.read(client, namespace, name);
  }

  /** How to sign in with the password of a Secret, and with those before it. */
  Credentials credentials(Optional<Secret> known) {
    Optional<String> password = known.flatMap(found -> SecretReader.text(found, Auth.PASSWORD_KEY));
    if (password.isEmpty()) {
      // Engines keep the password that they have, whatever becomes of the Secret.
      return present.isEmpty() ? Credentials.NONE : new Credentials(present);
    }
    if (!password.get().equals(present)) {
      former = present;
      present = password.get();
    }
    return new Credentials(
        present,
        Stream.of(
                Optional.of(former),
                known.flatMap(s -> SecretReader.text(s, Auth.PREVIOUS_PASSWORD_KEY)))
            .flatMap(Optional::stream)
            .filter(text -> !text.isEmpty() && !text.equals(present))
            .distinct()
            .toList());
  }

  /** Takes note of whether the engines accept the password. */
  void note(List<PodView> pods) {
    if (pods.stream().anyMatch(pod -> pod.engine() instanceof Inspection.Rejected)) {
      secrets.doubt();
    }
  }

  /** Forgets a Secret that was missing, because it has just been made. */
  void expire() {
    secrets.expire();
  }
}
