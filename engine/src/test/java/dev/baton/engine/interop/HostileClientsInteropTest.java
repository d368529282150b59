package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.resp.HostileBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile bytes over real sockets: whatever comes, clients beside are served. */
final class HostileClientsInteropTest {
  private static final int CLIENTS = Integer.getInteger("fuzz.clients", 400);
  private static final int READ_TIMEOUT_MS = 20_000;

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @ValueSource(strings = {"", "secret"})
  void clientsBesideAreServed(String password) throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    String again =
        "again: mvn -pl engine test -Dtest=HostileClientsInteropTest -Dfuzz.seed=" + seed;
    ServerProcess engine = lab.start(Peer.ENGINE, "engine");
    HostileBytes hostile = new HostileBytes(seed);
    engine.call("CONFIG", "SET", "requirepass", password);
    try (RespClient beside = new RespClient(engine.port())) {
      if (!password.isEmpty()) {
        beside.call("AUTH", password);
      }
      for (int i = 0; i < CLIENTS; i++) {
        byte[] bytes = hostile.next();
        exchange(engine, hostile.cut(bytes));
        assertThat(beside.call("PING"))
            .as("client %d sends %s; %s", i, text(bytes), again)
            .isEqualTo("PONG");
      }
    }
  }

  /** Sends, ends the sending, and reads until the server closes. */
  private static void exchange(ServerProcess server, List<byte[]> pieces) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(READ_TIMEOUT_MS);
      socket.setTcpNoDelay(true);
      for (byte[] piece : pieces) {
        socket.getOutputStream().write(piece);
      }
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      // It was closed before it had read all: that is its right after an error.
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
