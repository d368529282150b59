package dev.baton.engine.node;

/** The present role, for all who must know it; changed by {@link Roles} alone. */
final class RoleHolder {
  private Role role = Role.UNASSIGNED;

  Role role() {
    return role;
  }

  void set(Role next) {
    role = next;
  }
}
