package dev.baton.operator.observe;

/** The role label of a pod, which Services select by. */
public enum PodRole {
  /** The Service of the primary leads here. */
  PRIMARY,
  /** The Service for reads leads here. */
  REPLICA,
  /** No Service leads here. */
  NONE
}
