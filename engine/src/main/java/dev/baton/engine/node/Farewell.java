package dev.baton.engine.node;

/** Wants to know of connections that are gone. */
@FunctionalInterface
interface Farewell {
  /** A connection was forgotten, whoever closed it. */
  void onForgotten(Client gone, String reason, long nowMs);
}
