package dev.baton.engine.persistence;

/** What a file says about the use of each key: what the eviction policy in force goes by. */
public enum AccessTold {
  /** Nothing. */
  NOTHING,
  /** For how long nobody used it. */
  IDLE_TIME,
  /** How often it is used. */
  FREQUENCY
}
