package dev.baton.engine.interop;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A RESP2 client of a hundred lines: one connection, one request at a time, every read with a
 * deadline. Replies are a String (simple or bulk), a Long, a List, null, or {@link ReplyError}.
 */
final class RespClient implements AutoCloseable {
  private static final int TIMEOUT_MS = 20_000;

  private final Socket socket = new Socket();
  private final InputStream input;

  /** An error reply, as a value: tests assert its text. */
  record ReplyError(String text) {}

  RespClient(int port) {
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      socket.setTcpNoDelay(true);
      input = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("connecting to port " + port, e);
    }
  }

  /** Sends one request and returns its reply. */
  @Nullable Object call(String... words) {
    send(words);
    return receive();
  }

  /** Sends one request of binary words and returns its reply. */
  @Nullable Object call(byte[]... words) {
    send(words);
    return receive();
  }

  /** Sends one request without waiting for the reply. */
  void send(String... words) {
    byte[][] bytes = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      bytes[i] = words[i].getBytes(StandardCharsets.UTF_8);
    }
    send(bytes);
  }

  /** Sends one request of binary words without waiting for the reply. */
  void send(byte[]... words) {
    sendBytes(request(words));
  }

  /** Sends what {@link #request} made, one or many, without waiting for replies. */
  void sendBytes(byte[] requests) {
    try {
      socket.getOutputStream().write(requests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request of binary words as it is sent. */
  static byte[] request(byte[]... words) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(line("*" + words.length));
    for (byte[] word : words) {
      request.writeBytes(line("$" + word.length));
      request.writeBytes(word);
      request.writeBytes(line(""));
    }
    return request.toByteArray();
  }

  /** The next reply. */
  @Nullable Object receive() {
    try {
      return reply();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Object reply() throws IOException {
    String line = readLine();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case '-' -> new ReplyError(rest);
      case ':' -> Long.valueOf(rest);
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> array(Integer.parseInt(rest));
      default -> throw new IOException("not a RESP2 reply: " + line);
    };
  }

  private @Nullable String bulk(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    byte[] content = input.readNBytes(length + 2);
    if (content.length < length + 2) {
      throw new EOFException("the server closed in the middle of a bulk reply");
    }
    return new String(content, 0, length, StandardCharsets.ISO_8859_1);
  }

  private @Nullable List<@Nullable Object> array(int count) throws IOException {
    if (count < 0) {
      return null;
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(reply());
    }
    return items;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.substring(0, text.length() - 1);
  }

  private static byte[] line(String text) {
    return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // The connection is gone either way.
    }
  }
}
