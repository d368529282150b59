package dev.baton.engine.command;

import dev.baton.engine.command.acl.UserStore;
import org.jspecify.annotations.Nullable;

/** A file of users that answers what it is told. */
final class FakeUserStore implements UserStore {
  @Nullable String answer;

  @Override
  public @Nullable String load() {
    return answer;
  }

  @Override
  public @Nullable String save() {
    return answer;
  }
}
