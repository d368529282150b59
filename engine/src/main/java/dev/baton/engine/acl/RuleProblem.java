package dev.baton.engine.acl;

/** What is wrong with a rule, in Redis's words. */
public enum RuleProblem {
  /** A command or class that does not exist. */
  UNKNOWN_NAME("Unknown command or category name in ACL"),
  /** No rule has this form. */
  SYNTAX("Syntax error"),
  /** A key pattern that allows nothing more. */
  ALL_KEYS_ALREADY(
      "Adding a pattern after the * pattern (or the 'allkeys' flag) is not valid and does not have"
          + " any effect. Try 'resetkeys' to start with an empty list of patterns"),
  /** A channel pattern that allows nothing more. */
  ALL_CHANNELS_ALREADY(
      "Adding a pattern after the * pattern (or the 'allchannels' flag) is not valid and does not"
          + " have any effect. Try 'resetchannels' to start with an empty list of channels"),
  /** A password to remove that is not there. */
  NO_SUCH_PASSWORD("The password you are trying to remove from the user does not exist"),
  /** A hash that is no SHA-256 in hexadecimal digits. */
  BAD_HASH(
      "The password hash must be exactly 64 characters and contain only lowercase hexadecimal"
          + " characters"),
  /** A user that is defined twice. */
  DUPLICATE_USER("Duplicate user found. A user can only be defined once in config files"),
  /** An argument below a subcommand. */
  BELOW_SUBCOMMAND("Allowing first-arg of a subcommand is not supported");

  private final String text;

  RuleProblem(String text) {
    this.text = text;
  }

  /** The text behind the rule in an error. */
  public String text() {
    return text;
  }
}
