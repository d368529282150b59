package dev.baton.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The simulated network keeps TCP's promises; without that no finding of the simulator counts. */
final class SimNetworkTest {
  private static final HostPort SERVER = new HostPort("198.18.0.1", 6379);

  private final Timeline timeline = new Timeline(1_000_000);
  private final Trace trace = new Trace(timeline, Trace.nobody());
  private final Recorder server = new Recorder();
  private final Recorder client = new Recorder();

  /** Remembers what it was told. */
  private static final class Recorder implements Endpoint {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<String> events = new ArrayList<>();
    private @Nullable SimLink link;
    private int writable;

    SimLink link() {
      SimLink known = link;
      if (known == null) {
        throw new AssertionError("no connection");
      }
      return known;
    }

    @Override
    public boolean isAlive() {
      return true;
    }

    @Override
    public void onAccepted(SimLink accepted) {
      link = accepted;
    }

    @Override
    public void onConnected(long attempt, SimLink connected) {
      link = connected;
      events.add("connected " + attempt);
    }

    @Override
    public void onConnectFailed(long attempt, String reason) {
      events.add("failed " + attempt + ": " + reason);
    }

    @Override
    public void onReceived(SimLink from, byte[] bytes) {
      received.writeBytes(bytes);
    }

    @Override
    public void onWritable(SimLink to) {
      writable++;
    }

    @Override
    public void onClosed(SimLink closed, String reason) {
      events.add(reason);
    }
  }

  private SimNetwork connected(Weather weather, long seed) {
    SimNetwork network = new SimNetwork(timeline, new Dice(seed), trace, weather);
    network.listen(SERVER, server);
    network.from("198.18.0.2", client).connect(7, SERVER, 1_000);
    run(500);
    assertThat(client.events).containsExactly("connected 7");
    return network;
  }

  private void run(long forMs) {
    long untilMs = timeline.nowMs() + forMs;
    boolean more = true;
    while (more) {
      more = timeline.step(untilMs);
    }
  }

  @Test
  void bytesArriveWholeAndInOrderInAnyWeather() {
    for (long seed = 0; seed < 20; seed++) {
      connected(Weather.ROUGH, seed);
      byte[] sent = new byte[100_000];
      for (int i = 0; i < sent.length; i++) {
        sent[i] = (byte) (i % 251);
      }
      write(client, sent);
      assertThat(server.received.toByteArray()).as("seed %d", seed).isEqualTo(sent);
      server.received.reset();
      client.events.clear();
    }
  }

  /** Writes as a server does: as much as is taken, the rest when told that there is room. */
  private void write(Recorder from, byte[] bytes) {
    try (NativeBuffer buffer = new NativeBuffer(bytes.length)) {
      Native.copy(bytes, 0, buffer.address(), bytes.length);
      int done = 0;
      while (done < bytes.length) {
        int seen = from.writable;
        int count = from.link().write(buffer.address() + done, bytes.length - done);
        from.link().flush();
        done += count;
        run(200);
        assertThat(done == bytes.length || from.writable > seen)
            .as("room is announced after a short write")
            .isTrue();
      }
    }
  }

  @Test
  void blockedWayHoldsBytesBackAndTheOtherStaysOpen() {
    SimNetwork network = connected(Weather.CALM, 1);
    network.block("198.18.0.2", "198.18.0.1");

    client.link().send(new byte[] {1, 2, 3});
    server.link().send(new byte[] {4});
    run(1_000);
    assertThat(server.received.toByteArray()).isEmpty();
    assertThat(client.received.toByteArray()).containsExactly(4);

    network.openAll();
    run(1_000);
    assertThat(server.received.toByteArray()).containsExactly(1, 2, 3);
  }

  @Test
  void cutLosesWhatWasUnderWayAndTellsBothEnds() {
    SimNetwork network = connected(Weather.CALM, 1);
    client.link().send(new byte[] {1, 2, 3});

    network.cut("198.18.0.1", "198.18.0.2");
    client.link().send(new byte[] {4});
    run(1_000);

    assertThat(server.received.toByteArray()).isEmpty();
    assertThat(server.events).containsExactly("Connection reset by peer");
    assertThat(client.events).containsExactly("connected 7", "Connection reset by peer");
  }

  @Test
  void closingSendsWhatWasAcceptedFirst() {
    connected(Weather.CALM, 1);
    client.link().send(new byte[] {1, 2, 3});
    client.link().close();
    run(1_000);

    assertThat(server.received.toByteArray()).containsExactly(1, 2, 3);
    assertThat(server.events).containsExactly("Connection closed by peer");
    assertThat(client.events).containsExactly("connected 7", "Closed by us");
  }

  @Test
  void closingAcrossABlockedWayIsLearnedAfterHealing() {
    SimNetwork network = connected(Weather.CALM, 1);
    network.block("198.18.0.2", "198.18.0.1");
    client.link().close();
    run(1_000);
    assertThat(server.events).isEmpty();

    network.openAll();
    run(1_000);
    assertThat(server.events).containsExactly("Connection closed by peer");
  }

  @Test
  void connectingFailsWhereNobodyListensOrTheWayIsBlocked() {
    SimNetwork network = connected(Weather.CALM, 1);
    client.events.clear();
    network.from("198.18.0.2", client).connect(8, new HostPort("198.18.0.3", 6379), 1_000);
    run(1_000);
    network.block("198.18.0.1", "198.18.0.2");
    network.from("198.18.0.2", client).connect(9, SERVER, 1_000);
    run(2_000);

    assertThat(client.events)
        .containsExactly("failed 8: Connection refused", "failed 9: Connection timed out");
  }

  @Test
  void peerThatDoesNotReadHoldsTheWriterBack() {
    connected(new Weather(1, 1, 100, 100, 0, 0), 1);
    server.link().setReading(false);
    try (NativeBuffer buffer = new NativeBuffer(300)) {
      assertThat(client.link().write(buffer.address(), 300)).isEqualTo(100);
      client.link().flush();
      run(1_000);
      assertThat(client.writable).isZero();

      server.link().setReading(true);
      run(1_000);
      assertThat(client.writable).isEqualTo(1);
      assertThat(server.received.size()).isEqualTo(100);
    }
  }
}
