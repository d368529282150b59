package dev.baton.engine.resp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a hostile, a broken or an unlucky client sends: valid pipelines with bytes changed, odd
 * counts and lengths, nesting, inline requests with quotes, binary rubbish, endless lines.
 */
public final class HostileBytes {
  private static final String[] NUMBERS = {
    "-1",
    "0",
    "-0",
    "01",
    "+1",
    "",
    " 1",
    "1 ",
    "x",
    "1x",
    "-2",
    "10",
    "11",
    "1048576",
    "1048577",
    "16384",
    "16385",
    "536870912",
    "536870913",
    "2147483647",
    "2147483648",
    "4294967297",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551617",
    "99999999999999999999999999",
    "1\0",
    "\0",
    "0x10",
    "1e3",
    "3"
  };
  private static final String[] COMMANDS = {
    "PING",
    "ECHO x",
    "GET k",
    "SET k v",
    "APPEND k abc",
    "INCR n",
    "LPUSH l a b",
    "LRANGE l 0 -1",
    "MULTI",
    "EXEC",
    "DISCARD",
    "STRLEN k",
    "DEL k",
    "NOSUCH a b",
    "GET",
    "EXISTS k n l",
    "WATCH k",
    "SELECT 1",
    "SELECT 99",
    "HSET h f v",
    "HGETALL h",
    "ZADD z 1 a",
    "TYPE k",
    "get k",
    "RESET"
  };
  private static final String[] INLINE = {
    "PING\r\n",
    "ping\n",
    "\r\n",
    "\n",
    "   \r\n",
    "SET k \"a b\"\r\n",
    "SET k 'a b'\r\n",
    "SET k \"\\x41\\n\\\"\"\r\n",
    "SET k \"a\r\n",
    "ECHO 'a\\'b'\r\n",
    "ECHO \"a\"b\r\n",
    "ECHO ''\r\n",
    "ECHO \"\\xzz\\x4\"\r\n",
    "GET k\r\nGET n\r\n",
    "\"\"\r\n",
    "ECHO a\\b\r\n",
    "\tPING\t\r\n",
    "ECHO \"\\\"\r\n",
    "ECHO 'x\r\n",
    "echo \377\376\r\n",
    "ECHO a\rb\r\n",
    "'PING'\r\n"
  };

  private final SplittableRandom random;

  /** The same seed makes the same bytes. */
  public HostileBytes(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The next client's bytes, from first to last. */
  public byte[] next() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = random.nextInt(6); i >= 0; i--) {
      out.writeBytes(piece());
    }
    return out.toByteArray();
  }

  /** The same bytes as they arrive: cut anywhere, now and then one by one. */
  public List<byte[]> cut(byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>();
    int most =
        random.nextInt(4) == 0 && bytes.length < 400 ? 1 : 1 + random.nextInt(bytes.length + 1);
    for (int start = 0; start < bytes.length; ) {
      int end = Math.min(bytes.length, start + 1 + random.nextInt(most));
      pieces.add(Arrays.copyOfRange(bytes, start, end));
      start = end;
    }
    return pieces;
  }

  private byte[] piece() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> latin(requests());
      case 3, 4, 5 -> changed(latin(requests()));
      case 6 -> latin("*" + number() + "\r\n" + requests());
      case 7 -> latin("*1\r\n$" + number() + "\r\n" + pick("PING\r\n", "", "x", requests()));
      case 8 -> latin(pick(INLINE));
      case 9 -> changed(latin(pick(INLINE)));
      case 10 -> nested();
      default -> rubbish();
    };
  }

  private String requests() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String[] words = pick(COMMANDS).split(" ", -1);
      text.append('*').append(words.length).append("\r\n");
      for (String word : words) {
        text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
      }
    }
    return text.toString();
  }

  /** A few bytes flipped, removed, repeated, or put in; or the end cut off. */
  private byte[] changed(byte[] bytes) {
    List<Byte> changed = new ArrayList<>();
    for (byte value : bytes) {
      changed.add(value);
    }
    for (int i = random.nextInt(3); i >= 0 && !changed.isEmpty(); i--) {
      int at = random.nextInt(changed.size());
      switch (random.nextInt(5)) {
        case 0 -> changed.set(at, (byte) random.nextInt(256));
        case 1 -> changed.remove(at);
        case 2 -> changed.add(at, changed.get(at));
        case 3 ->
            changed.add(at, (byte) pick("*", "$", "\r", "\n", "\0", "-", "9", "\"").charAt(0));
        default -> changed.subList(at, changed.size()).clear();
      }
    }
    byte[] result = new byte[changed.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = changed.get(i);
    }
    return result;
  }

  private byte[] nested() {
    return latin(
        pick("*1\r\n", "*2\r\n", "*1\r\n$1\r\n", "$1\r\n").repeat(1 + random.nextInt(200)));
  }

  private byte[] rubbish() {
    int length = random.nextInt(20) == 0 ? 70_000 : 1 + random.nextInt(64);
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    if (length > 64) {
      // An endless line: how much of it is read at a time must not matter.
      Arrays.fill(bytes, (byte) pick("*", "$", "x", "1").charAt(0));
    }
    return bytes;
  }

  private String number() {
    return pick(NUMBERS);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
