package dev.baton.operator.observe;

/**
 * What a pod's node means to it.
 *
 * @param drainingBecause why pods are about to leave it, empty when they are not
 * @param zone the zone it lies in, empty when nobody has labelled it
 */
public record NodeView(String drainingBecause, String zone) {

  /** A node that the operator may not see, or that the pod does not have yet. */
  public static final NodeView UNKNOWN = new NodeView("", "");
}
