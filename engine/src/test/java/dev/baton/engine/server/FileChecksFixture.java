package dev.baton.engine.server;

import dev.baton.engine.io.time.SystemClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A folder of files to check, and what is said of them. */
abstract class FileChecksFixture {
  static final String SET_FOO = "*3\r\n$3\r\nset\r\n$3\r\nfoo\r\n$5\r\nhello\r\n";
  // Version 11, database 0, keys a (which expired long ago) and b; a checksum of zero is none.
  static final byte[] GOOD_RDB =
      HexFormat.of()
          .parseHex(
              ("524544495330303131 fa 0361626303646566 fe00 fc 0100000000000000 00 0161 0178"
                      + " 00 0162 0179 ff 0000000000000000")
                  .replace(" ", ""));

  @TempDir Path folder = Path.of("");
  final StringBuilder shown = new StringBuilder();
  String answer = "";

  /** The last word is a file of the folder. */
  final int run(String... words) {
    String[] absolute = words.clone();
    absolute[words.length - 1] = folder.resolve(words[words.length - 1]).toString();
    return new FileChecks(shown::append, () -> answer, new SystemClock()).run(List.of(absolute));
  }

  final void writeManifest(String first, String second) throws IOException {
    write("1.base", GOOD_RDB);
    write("1.incr", first);
    write("2.incr", second);
    write(
        "m",
        """
        # a comment
        file 1.base seq 1 type b
        file 1.incr seq 1 type i
        file 2.incr seq 2 type i
        """);
  }

  final void write(String name, String content) throws IOException {
    write(name, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  final void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  final String text(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
  }

  static byte[] cut(byte[] content, int length) {
    return Arrays.copyOf(content, length);
  }

  static byte[] plus(byte[] content, String more) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(content);
    all.writeBytes(more.getBytes(StandardCharsets.ISO_8859_1));
    return all.toByteArray();
  }
}
