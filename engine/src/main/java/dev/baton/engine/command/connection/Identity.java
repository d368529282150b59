package dev.baton.engine.command.connection;

/** What clients are told this server is: they choose their behaviour by name and version. */
final class Identity {
  static final String NAME = "redis";
  static final String VERSION = "7.2.4";

  private Identity() {}
}
