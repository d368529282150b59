package dev.baton.engine.node;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.nio.charset.StandardCharsets;

/** A client that sends words and reads the raw answer. */
final class TestClient {
  private final World world;
  private final FakeLink near;
  private final FakeLink far;

  TestClient(World world, FakeLink near, FakeLink far) {
    this.world = world;
    this.near = near;
    this.far = far;
  }

  /** Sends one command and returns what came back by the time the world is at rest. */
  String call(String... words) {
    send(words);
    return read();
  }

  void send(String... words) {
    StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    raw(text.toString());
  }

  void raw(String text) {
    queue(text);
    world.settle();
  }

  /** Sends what the node gets with all else that was sent before the world settles. */
  void queue(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try (NativeBuffer buffer = new NativeBuffer(bytes.length)) {
      Native.copy(bytes, 0, buffer.address(), bytes.length);
      near.write(buffer.address(), bytes.length);
    }
  }

  String read() {
    return new String(far.take(), StandardCharsets.ISO_8859_1);
  }

  /** One field of INFO. */
  String info(String field) {
    for (String line : call("info").lines().toList()) {
      if (line.startsWith(field + ":")) {
        return line.substring(field.length() + 1);
      }
    }
    return "absent";
  }

  /** From now on the node's writes find no room. */
  void stopReading() {
    far.setRoom(0);
  }

  /** The node's writes find room again, of which it is told. */
  void readAgain() {
    far.setRoom(Integer.MAX_VALUE);
    world.tellWritable(far);
  }

  boolean isClosed() {
    return far.closed || near.closed;
  }

  void close() {
    near.closed = true;
    world.settle();
  }
}
