package dev.baton.operator.controller;

import dev.baton.operator.api.v1.Auth;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.PasswordDigest;
import dev.baton.operator.observe.Passwords;
import dev.baton.operator.observe.PodView;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the Secret with the password of one resource; a rejected password casts doubt on it.
 *
 * <p>Passwords before a change are remembered in memory alone, to sign in to an engine that knows
 * no other.
 */
final class PasswordReader {
  private static final int FORMER_MAX = 4;

  private final SecretReader secrets = new SecretReader();
  private String present = "";
  private final Deque<String> former = new ArrayDeque<>();

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
      former.addFirst(present);
      present = password.get();
    }
    if (former.size() > FORMER_MAX) {
      former.removeLast();
    }
    return new Credentials(
        present,
        Stream.concat(
                former.stream(),
                known.flatMap(s -> SecretReader.text(s, Auth.PREVIOUS_PASSWORD_KEY)).stream())
            .filter(text -> !text.isEmpty() && !text.equals(present))
            .distinct()
            .toList());
  }

  /** What the Secret asks engines to accept; nothing while it has no password. */
  static Passwords wanted(Optional<Secret> known) {
    return known
        .flatMap(found -> SecretReader.text(found, Auth.PASSWORD_KEY))
        .map(PasswordDigest::of)
        .map(present -> new Passwords(present, kept(known, present)))
        .orElse(Passwords.NONE);
  }

  private static List<String> kept(Optional<Secret> known, String present) {
    return known.flatMap(found -> SecretReader.text(found, Auth.PREVIOUS_PASSWORD_KEY)).stream()
        .map(PasswordDigest::of)
        .filter(digest -> !digest.equals(present))
        .toList();
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
