package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.AccessView;
import dev.baton.operator.engine.PasswordDigest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Reads an {@link AccessView} from the replies to {@code ACL GETUSER default} and {@code CONFIG GET
 * masterauth}, in the form of RESP2: names and values in turn.
 */
final class AccessReader {
  private static final String PASSWORDS = "passwords";

  private AccessReader() {}

  static void ask(Connection connection) {
    connection.sendCommand(Command.ACL, "GETUSER", "default");
    connection.sendCommand(Command.CONFIG, "GET", "masterauth");
  }

  /** Reads both replies, whatever becomes of the first, so that the connection stays in step. */
  static AccessView read(Connection connection, boolean usedFormer) {
    Object user = readOne(connection);
    Object upstream = readOne(connection);
    if (!(user instanceof List<?> fields) || !(upstream instanceof List<?> pair)) {
      return AccessView.UNKNOWN;
    }
    String given = pair.size() == 2 ? text(pair.getLast()) : "";
    return new AccessView(true, usedFormer, passwords(fields), PasswordDigest.of(given));
  }

  private static Object readOne(Connection connection) {
    try {
      return connection.getOne();
    } catch (JedisDataException refused) {
      return refused;
    }
  }

  private static List<String> passwords(List<?> fields) {
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      if (PASSWORDS.equals(text(fields.get(i))) && fields.get(i + 1) instanceof List<?> hashes) {
        return hashes.stream().map(AccessReader::text).toList();
      }
    }
    return List.of();
  }

  private static String text(Object bulk) {
    return bulk instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
  }
}
