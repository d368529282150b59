package dev.baton.engine.node.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.command.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What MIGRATE asks of the node. */
public interface Migration {
  /**
   * What is to go where.
   *
   * @param target the other server
   * @param targetDatabase its database
   * @param idleMsMax how long the other server may keep silent
   * @param copies whether the keys also stay here
   * @param replaces whether keys that are there already are replaced
   * @param user whom to be there; null for the default user
   * @param password null for none
   * @param keys keys of the client's database, of which at least one is there
   */
  record Order(
      HostPort target,
      int targetDatabase,
      long idleMsMax,
      boolean copies,
      boolean replaces,
      @Nullable Bytes user,
      @Nullable Bytes password,
      List<Bytes> keys) {}

  /** Makes the client wait until the keys have moved or something went wrong, and answers it. */
  void migrate(Session session, Order order, long nowMs);
}
