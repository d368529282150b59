package dev.baton.engine.node;

/** The present role, for all who must know it; changed by {@link Roles} alone. */
final class RoleHolder {
  private Role role = Role.UNASSIGNED;
  private Runnable onPrimary = () -> {};

  Role role() {
    return role;
  }

  void set(Role next) {
    role = next;
    if (next == Role.PRIMARY) {
      onPrimary.run();
    }
  }

  /** Who has to know that this node has become the primary. */
  void onPrimary(Runnable listener) {
    onPrimary = listener;
  }
}
