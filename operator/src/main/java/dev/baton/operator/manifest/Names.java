package dev.baton.operator.manifest;

import java.util.OptionalInt;

/**
 * The names of everything that belongs to one resource. Pods are known by host name everywhere, for
 * an address changes whenever a pod is made anew.
 *
 * @param namespace namespace of the resource and of all its objects
 * @param name name of the resource
 */
public record Names(String namespace, String name) {

  /** Returns the name of the StatefulSet. */
  public String statefulSet() {
    return name;
  }

  /** Returns the name of the Service that leads to the primary. */
  public String primaryService() {
    return name;
  }

  /** Returns the name of the Service that leads to the replicas. */
  public String readOnlyService() {
    return name + "-ro";
  }

  /** Returns the name of the headless Service that gives each pod its host name. */
  public String podsService() {
    return name + "-pods";
  }

  /** Returns the name of the ConfigMap with the engine's configuration. */
  public String configMap() {
    return name + "-config";
  }

  /** Returns the name of the Secret with the generated password. */
  public String generatedAuthSecret() {
    return name + "-auth";
  }

  /** Returns the name of the account that the pods run under. */
  public String serviceAccount() {
    return name;
  }

  /** Returns the name of the PodDisruptionBudget. */
  public String podDisruptionBudget() {
    return name;
  }

  /** Returns the name of the pod with the given ordinal. */
  public String pod(int ordinal) {
    return name + "-" + ordinal;
  }

  /** Returns the name of the volume claim of the pod with the given ordinal. */
  public String volumeClaim(int ordinal) {
    return PodLayout.DATA_VOLUME + "-" + pod(ordinal);
  }

  /** Returns the host name of a pod, which is also the one that its engine announces. */
  public String podHost(String pod) {
    return pod + "." + podsService() + "." + namespace + ".svc";
  }

  /** Returns the ordinal of a pod of this resource, or empty for any other name. */
  public OptionalInt ordinalOf(String pod) {
    String prefix = name + "-";
    if (!pod.startsWith(prefix)) {
      return OptionalInt.empty();
    }
    String digits = pod.substring(prefix.length());
    return digits.matches("0|[1-9][0-9]{0,3}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }
}
