package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What arrives in one turn is executed together, as if each request had come alone. */
final class TurnTest {
  private static final int PIPELINE = 64;
  private static final int TURNS = 1_000;
  private static final int WARM_UP_TURNS = 4_000;

  private final World world = new World();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void getsOfATurnMakeNoObjects() {
    assertMakesNoObjects("GET key:1");
  }

  @Test
  void setsOfATurnMakeNoObjects() {
    assertMakesNoObjects("SET key:1 a-value-that-is-no-integer");
  }

  @Test
  void incrementsOfATurnMakeNoObjects() {
    assertMakesNoObjects("INCR counter:1");
  }

  @Test
  void manyClientsInOneTurnGetTheRepliesThatEachRequestAloneGets() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    Node together = world.start(7001).node();
    Node alone = world.start(7002).node();
    List<Peer> near = peers(together, 5);
    List<Peer> far = peers(alone, 5);
    for (int turn = 0; turn < 200; turn++) {
      for (int i = 0; i < near.size(); i++) {
        // Now and then more than are looked ahead at a time.
        int count = random.nextInt(10) == 0 ? 600 : random.nextInt(1, 20);
        StringBuilder all = new StringBuilder();
        for (int j = 0; j < count; j++) {
          String request = request(random, "c" + i + ":");
          all.append(request);
          far.get(i).send(request);
          alone.onTurnEnd(world.nowMs);
        }
        int cut = random.nextInt(all.length());
        near.get(i).send(all.substring(0, cut));
        near.get(i).send(all.substring(cut));
      }
      together.onTurnEnd(world.nowMs);
      for (int i = 0; i < near.size(); i++) {
        assertThat(near.get(i).takeText())
            .as("seed %d, turn %d", seed, turn)
            .isEqualTo(far.get(i).takeText());
      }
    }
  }

  @Test
  void whatWasSentBeforeAConnectionClosedIsExecuted() {
    Node node = world.start(7001).node();
    Peer gone = new Peer(node);
    Peer other = new Peer(node);
    gone.send(encode("SET", "k", "v"));
    node.onClosed(gone, "test", world.nowMs);
    other.send(encode("GET", "k"));
    node.onTurnEnd(world.nowMs);
    assertThat(other.takeText()).isEqualTo("$1\r\nv\r\n");
  }

  @Test
  void aPasswordSentFirstHoldsForTheRequestsBehindIt() {
    Node node = world.start(7001, "requirepass", "secret").node();
    Peer peer = new Peer(node);
    String value = "v".repeat(20_000);
    peer.send(encode("AUTH", "secret") + encode("SET", "k", value) + encode("STRLEN", "k"));
    node.onTurnEnd(world.nowMs);
    assertThat(peer.takeText()).isEqualTo("+OK\r\n+OK\r\n:20000\r\n");
  }

  @Test
  void theSlowLogKeepsLittleOfALongValue() {
    Node node = world.start(7001, "slowlog-log-slower-than", "0").node();
    Peer peer = new Peer(node);
    peer.send(encode("SET", "k", "v".repeat(1_000_000)) + encode("SLOWLOG", "GET", "1"));
    node.onTurnEnd(world.nowMs);
    assertThat(peer.takeText()).contains("... (999872 more bytes)").hasSizeLessThan(1000);
  }

  @Test
  void aVeryLongValueThatArrivesInManyTurnsIsStored() {
    Node node = world.start(7001, "slowlog-log-slower-than", "0").node();
    Peer peer = new Peer(node);
    String value = "0123456789".repeat(300_000);
    for (String request :
        List.of(
            encode("SET", "k", value),
            encode("SET", "k", value, "EX", "100"),
            encode("MULTI") + encode("SET", "k", value) + encode("EXEC"),
            encode("SET", "k", "v")
                + encode("APPEND", "k", value)
                + encode("GETRANGE", "k", "0", "0"))) {
      for (int at = 0; at < request.length(); at += 100_000) {
        peer.send(request.substring(at, Math.min(request.length(), at + 100_000)));
        node.onTurnEnd(world.nowMs);
      }
      peer.send(encode("STRLEN", "k") + encode("GETRANGE", "k", "2999990", "2999998"));
      node.onTurnEnd(world.nowMs);
      assertThat(peer.takeText()).containsPattern(":300000[01]\r\n\\$9\r\n[0-9]{9}\r\n$");
    }
    peer.send(encode("SET", "k", value).substring(0, 2_000_000));
    node.onTurnEnd(world.nowMs);
    node.onClosed(peer, "test", world.nowMs);
    node.onTurnEnd(world.nowMs);
  }

  private void assertMakesNoObjects(String line) {
    Node node = world.start(7001).node();
    Peer peer = new Peer(node);
    byte[] requests =
        encode(line.split(" ", -1)).repeat(PIPELINE).getBytes(StandardCharsets.US_ASCII);
    try (NativeBuffer memory = new NativeBuffer(requests.length)) {
      Native.copy(requests, 0, memory.address(), requests.length);
      turn(node, peer, memory, WARM_UP_TURNS);
      long before = threads.getCurrentThreadAllocatedBytes();
      turn(node, peer, memory, TURNS);
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      // The smallest object for each request would be a thousand bytes a turn; the turn itself may
      // make an iterator or two.
      assertThat(bytes).isLessThan(TURNS * 256L);
    }
  }

  private void turn(Node node, Peer peer, NativeBuffer memory, int times) {
    peer.isDeaf = true;
    for (int i = 0; i < times; i++) {
      node.onReceived(peer, memory.address(), memory.capacityBytes(), world.nowMs);
      node.onTurnEnd(world.nowMs);
    }
  }

  private static List<Peer> peers(Node node, int count) {
    List<Peer> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(new Peer(node));
    }
    return peers;
  }

  private static String request(SplittableRandom random, String prefix) {
    String key = prefix + random.nextInt(50);
    return switch (random.nextInt(8)) {
      case 0 -> encode("SET", key, "value:" + random.nextInt(1000));
      case 1 -> encode("SET", key, "v".repeat(random.nextInt(3000)));
      case 2 -> encode("GET", key);
      case 3 -> encode("DEL", key, prefix + random.nextInt(50));
      case 4 -> encode("PING");
      case 5 -> "EXISTS " + key + "\r\n";
      case 6 -> encode("SELECT", Integer.toString(random.nextInt(2)));
      default -> encode("INCR", key);
    };
  }

  private static String encode(String... words) {
    StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      text.append("$" + word.length() + "\r\n" + word + "\r\n");
    }
    return text.toString();
  }

  /** A connection whose other end is the test: it takes everything at once. */
  private static final class Peer implements Link {
    private final Node node;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean isDeaf;

    Peer(Node node) {
      this.node = node;
      node.onAccepted(this, 1_700_000_000_000L);
    }

    void send(String requests) {
      byte[] bytes = requests.getBytes(StandardCharsets.US_ASCII);
      try (NativeBuffer memory = new NativeBuffer(bytes.length + 1)) {
        Native.copy(bytes, 0, memory.address(), bytes.length);
        node.onReceived(this, memory.address(), bytes.length, 1_700_000_000_000L);
      }
    }

    String takeText() {
      String taken = text.toString(StandardCharsets.US_ASCII);
      text.reset();
      return taken;
    }

    @Override
    public HostPort remote() {
      return new HostPort("127.0.0.1", 50_000);
    }

    @Override
    public HostPort local() {
      return new HostPort("127.0.0.1", 7001);
    }

    @Override
    public int write(long address, int length) {
      if (!isDeaf) {
        text.writeBytes(Native.toBytes(address, length));
      }
      return length;
    }

    @Override
    public void flush() {}

    @Override
    public void setReading(boolean reading) {}

    @Override
    public void close() {}
  }
}
