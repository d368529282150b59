package dev.baton.operator.controller;

import dev.baton.operator.act.Children;
import dev.baton.operator.api.v1.Auth;
import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.api.v1.RedisReplicationSpec;
import dev.baton.operator.engine.Credentials;
import dev.baton.operator.manifest.Names;
import dev.baton.operator.observe.Passwords;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the caches have about one resource.
 *
 * @param children its objects
 * @param credentials how to sign in to its engines
 * @param passwords what the Secret asks engines to accept
 * @param missingSecret what is wrong with a Secret that the user named, or empty
 */
record Surroundings(
    Children children, Credentials credentials, Passwords passwords, String missingSecret) {

  static Surroundings of(
      RedisReplication resource, Context<RedisReplication> context, Notebook notebook) {
    PasswordReader passwords = notebook.passwords();
    List<HasMetadata> objects = new ArrayList<>();
    Watches.LABELLED.forEach(type -> objects.addAll(context.getSecondaryResources(type)));
    String name = secretName(resource);
    Optional<Secret> secret =
        passwords.read(context.getClient(), resource.getMetadata().getNamespace(), name);
    secret.ifPresent(objects::add);
    Optional<String> password =
        secret.flatMap(found -> SecretReader.text(found, Auth.PASSWORD_KEY));
    if (password.isEmpty() && !namesSecret(resource)) {
      passwords.expire();
    }
    boolean missing = namesSecret(resource) && password.isEmpty();
    TlsReader.Answer tls = notebook.tls().read(context.getClient(), resource);
    return new Surroundings(
        new Children(objects),
        passwords.credentials(secret).over(tls.identity()),
        PasswordReader.wanted(secret),
        missing ? complain(name, secret.isPresent()) : tls.problem());
  }

  private static boolean namesSecret(RedisReplication resource) {
    RedisReplicationSpec spec = resource.getSpec();
    return spec != null && spec.auth() != null;
  }

  private static String secretName(RedisReplication resource) {
    String namespace = resource.getMetadata().getNamespace();
    RedisReplicationSpec spec = resource.getSpec();
    Auth auth = spec == null ? null : spec.auth();
    return auth == null
        ? new Names(namespace, resource.getMetadata().getName()).generatedAuthSecret()
        : auth.secretName();
  }

  private static String complain(String name, boolean exists) {
    return exists
        ? "Secret " + name + " has no key '" + Auth.PASSWORD_KEY + "': add it"
        : "Secret " + name + " does not exist: create it with the key '" + Auth.PASSWORD_KEY + "'";
  }
}
