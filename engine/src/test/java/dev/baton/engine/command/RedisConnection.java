package dev.baton.engine.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client of a redis-server that returns replies as they came over the wire. */
final class RedisConnection implements AutoCloseable {
  private static final int READ_TIMEOUT_MS = 20_000;

  private final Socket socket;
  private final InputStream input;
  private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();

  RedisConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(READ_TIMEOUT_MS);
    socket.setTcpNoDelay(true);
    input = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends one request and returns the raw reply, one character a byte. */
  String call(String... words) {
    add(List.of(words));
    send();
    return read();
  }

  /** Appends a request to what {@link #send} sends; each has one reply to {@link #read}. */
  void add(List<String> words) {
    unsent.writeBytes(latin("*" + words.size() + "\r\n"));
    for (String word : words) {
      unsent.writeBytes(latin("$" + word.length() + "\r\n" + word + "\r\n"));
    }
  }

  void send() {
    try {
      socket.getOutputStream().write(unsent.toByteArray());
      unsent.reset();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for one whole reply. */
  String read() {
    try {
      StringBuilder reply = new StringBuilder();
      readReply(reply);
      return reply.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readReply(StringBuilder reply) throws IOException {
    String line = readLine();
    reply.append(line);
    char type = line.charAt(0);
    if ("+-:,#(_".indexOf(type) >= 0) {
      return;
    }
    long count = Long.parseLong(line.substring(1).strip());
    if (type == '$' || type == '=') {
      if (count >= 0) {
        reply.append(latin(input.readNBytes((int) count + 2)));
      }
      return;
    }
    for (long i = 0; i < (type == '%' ? count * 2 : count); i++) {
      readReply(reply);
    }
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < 2 || line.charAt(line.length() - 1) != '\n') {
      int next = input.read();
      if (next < 0) {
        throw new EOFException("redis-server closed the connection");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
