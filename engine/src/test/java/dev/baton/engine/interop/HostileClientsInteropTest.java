package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.resp.HostileBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile bytes over real sockets: the engine answers and closes as a redis-server does. */
final class HostileClientsInteropTest {
  private static final int CLIENTS = Integer.getInteger("fuzz.clients", 400);
  private static final int READ_TIMEOUT_MS = 20_000;

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @ValueSource(strings = {"", "secret"})
  void theSameBytesGetTheSameAnswersAndTheSameFate(String password) throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    String again =
        "again: mvn -pl engine test -Dtest=HostileClientsInteropTest -Dfuzz.seed=" + seed;
    ServerProcess redis = lab.start(Peer.REDIS, "redis");
    ServerProcess engine = lab.start(Peer.ENGINE, "engine");
    HostileBytes hostile = new HostileBytes(seed);
    for (ServerProcess server : List.of(redis, engine)) {
      server.call("CONFIG", "SET", "requirepass", password);
    }
    try (RespClient beside = new RespClient(engine.port())) {
      if (!password.isEmpty()) {
        beside.call("AUTH", password);
      }
      for (int i = 0; i < CLIENTS; i++) {
        byte[] bytes = hostile.next();
        String theirs = exchange(redis, List.of(bytes));
        assertThat(exchange(engine, hostile.cut(bytes)))
            .as("client %d sends %s; %s", i, text(bytes), again)
            .isEqualTo(theirs);
        assertThat(beside.call("PING")).isEqualTo("PONG");
      }
    }
  }

  /** Sends, ends the sending, and returns all that comes back before the server closes. */
  private static String exchange(ServerProcess server, List<byte[]> pieces) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(READ_TIMEOUT_MS);
      socket.setTcpNoDelay(true);
      try {
        for (byte[] piece : pieces) {
          socket.getOutputStream().write(piece);
        }
        socket.shutdownOutput();
      } catch (IOException e) {
        // It has closed already: what it said before counts.
      }
      return text(socket.getInputStream().readAllBytes());
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
