package dev.baton.engine.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One blocking connection, for what is asked now and then. */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MS = 120_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MS);
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    out = socket.getOutputStream();
  }

  /** Sends words without spaces; returns the reply's first line, or the text of a bulk string. */
  String call(String command) throws IOException {
    request(command);
    return reply();
  }

  /** A section of INFO. */
  String info(String section) throws IOException {
    return call("INFO " + section);
  }

  /** A number that a section of INFO tells; zero where it does not. */
  long info(String section, String name) throws IOException {
    for (String line : info(section).split("\r\n", -1)) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.substring(name.length() + 1));
      }
    }
    return 0;
  }

  /** Sends words without spaces. */
  void request(String command) throws IOException {
    String[] words = command.split(" ", -1);
    StringBuilder request = new StringBuilder().append('*').append(words.length).append("\r\n");
    for (String word : words) {
      request.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    out.write(request.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads past a reply of any kind, which may be too large to hold. */
  void skipReply() throws IOException {
    long open = 1;
    while (open > 0) {
      String line = line();
      open--;
      if (line.startsWith("$") && !line.equals("$-1")) {
        in.skipNBytes(Long.parseLong(line.substring(1)) + 2);
      } else if (line.startsWith("*")) {
        open += Math.max(0, Long.parseLong(line.substring(1)));
      } else if (line.startsWith("-")) {
        throw new IOException(line);
      }
    }
  }

  /** Sends raw bytes, such as encoded requests. */
  void send(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  /** Sends what lies between a buffer's position and limit. */
  void send(ByteBuffer bytes) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    send(copy, copy.length);
  }

  /** The next reply, which must not be an array. */
  String reply() throws IOException {
    String line = line();
    if (line.startsWith("$") && !line.equals("$-1")) {
      int length = Integer.parseInt(line.substring(1));
      String text = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
      in.skipNBytes(2);
      return text;
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int character = in.read(); character != '\n'; character = in.read()) {
      if (character < 0) {
        throw new IOException("the server has closed the connection");
      }
      if (character != '\r') {
        line.append((char) character);
      }
    }
    return line.toString();
  }
}
