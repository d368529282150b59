package dev.baton.engine.command.acl;

import org.jspecify.annotations.Nullable;

/** The file of users that the configuration names. */
public interface UserStore {
  /** Puts the users of the file in the place of all others; returns what is wrong, or null. */
  @Nullable String load();

  /** Writes all users to the file; returns what is wrong, or null. */
  @Nullable String save();
}
