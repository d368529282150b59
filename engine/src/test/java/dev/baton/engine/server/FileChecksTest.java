package dev.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.io.time.SystemClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code rdb-check} and {@code aof-check} say of good and broken files, and what they mend.
 */
final class FileChecksTest {
  private static final String SET_FOO = "*3\r\n$3\r\nset\r\n$3\r\nfoo\r\n$5\r\nhello\r\n";
  // Version 11, database 0, keys a (which expired long ago) and b; a checksum of zero is none.
  private static final byte[] GOOD_RDB =
      HexFormat.of()
          .parseHex(
              ("524544495330303131 fa 0361626303646566 fe00 fc 0100000000000000 00 0161 0178"
                      + " 00 0162 0179 ff 0000000000000000")
                  .replace(" ", ""));
  private static final int HEADER_BYTES = 9;
  private static final int CHECKSUM_BYTES = 8;

  @TempDir private Path folder = Path.of("");
  private final StringBuilder shown = new StringBuilder();
  private String answer = "";

  @Test
  void goodRdbIsCounted() throws IOException {
    write("dump.rdb", GOOD_RDB);

    assertThat(run("rdb-check", "dump.rdb")).isZero();

    assertThat(shown.toString().lines())
        .containsExactly(
            "[offset 0] Checking RDB file dump.rdb",
            "[offset 9] AUX FIELD abc = 'def'",
            "[offset 29] Selecting DB ID 0",
            "[offset " + GOOD_RDB.length + "] \\o/ RDB looks OK! \\o/",
            "[info] 2 keys read",
            "[info] 1 expires",
            "[info] 1 already expired");
  }

  @Test
  void cutRdbIsRefusedWithThePlaceTheTypeAndTheKey() throws IOException {
    write("dump.rdb", cut(GOOD_RDB, GOOD_RDB.length - CHECKSUM_BYTES - 2));

    assertThat(run("rdb-check", "dump.rdb")).isEqualTo(1);

    assertThat(shown)
        .contains(
            "--- RDB ERROR DETECTED ---",
            "Unexpected EOF reading RDB file: type string (0) of key 'b' at byte 37",
            "[info] 1 keys read");
  }

  @Test
  void everyCutOfAnRdbIsRefused() throws IOException {
    for (int length = 0; length < GOOD_RDB.length; length++) {
      write("dump.rdb", cut(GOOD_RDB, length));
      assertThat(run("rdb-check", "dump.rdb")).as("cut after %d bytes", length).isEqualTo(1);
    }
  }

  @Test
  void damageInTheHeaderIsRefused() throws IOException {
    for (int at = 0; at < HEADER_BYTES; at++) {
      byte[] damaged = GOOD_RDB.clone();
      damaged[at] ^= 0x40;
      write("dump.rdb", damaged);
      assertThat(run("rdb-check", "dump.rdb")).as("byte %d", at).isEqualTo(1);
    }
  }

  @Test
  void unknownTypeIsRefusedWithItsPlace() throws IOException {
    byte[] damaged = GOOD_RDB.clone();
    damaged[34] = (byte) 200;
    write("dump.rdb", damaged);

    assertThat(run("rdb-check", "dump.rdb")).isEqualTo(1);

    assertThat(shown).contains("[offset 34]").contains("200");
  }

  @Test
  void keyThatComesTwiceIsRefused() throws IOException {
    byte[] damaged = GOOD_RDB.clone();
    damaged[36] = 'a';
    write("dump.rdb", damaged);

    assertThat(run("rdb-check", "dump.rdb")).isEqualTo(1);

    assertThat(shown).contains("RDB has duplicated key 'a' in DB 0");
  }

  @Test
  void bytesBehindAnRdbAreToldButHarmNoStart() throws IOException {
    write("dump.rdb", plus(GOOD_RDB, "garbage"));

    assertThat(run("rdb-check", "dump.rdb")).isZero();

    assertThat(shown).contains("[info] 7 bytes follow the end of the RDB and are not read");
  }

  @Test
  void goodSingleFileIsValid() throws IOException {
    write("a.aof", "#TS:1\r\n" + SET_FOO);

    assertThat(run("aof-check", "a.aof")).isZero();

    assertThat(shown)
        .contains("Start checking Old-Style AOF")
        .contains("size=40, ok_up_to=40, ok_up_to_line=8, diff=0")
        .contains("AOF a.aof is valid");
  }

  @Test
  void rubbishBehindACommandIsToldWithLineAndPlace() throws IOException {
    write("a.aof", SET_FOO + "!!!");

    assertThat(run("aof-check", "a.aof")).isEqualTo(1);

    assertThat(shown)
        .contains("0x              21: Bad file format")
        .contains("size=36, ok_up_to=33, ok_up_to_line=8, diff=3")
        .contains("AOF a.aof is not valid. Use the --fix option to try fixing it.");
    assertThat(text("a.aof")).endsWith("!!!");
  }

  @Test
  void cutOfTheLastFileIsMendedOnceConfirmed() throws IOException {
    writeManifest(SET_FOO, SET_FOO + "*3\r\n$3\r\nse");

    answer = "n";
    assertThat(run("aof-check", "--fix", "m")).isEqualTo(1);
    assertThat(shown).contains("Continue? [y/N]: ").contains("Aborting...");
    answer = "y";
    assertThat(run("aof-check", "--fix", "m")).isZero();

    assertThat(shown)
        .contains("This will shrink the AOF 2.incr from 43 bytes, with 10 bytes, to 33 bytes")
        .contains("Successfully truncated AOF 2.incr")
        .contains("All AOF files and manifest are valid");
    assertThat(text("2.incr")).isEqualTo(SET_FOO);
    assertThat(run("aof-check", "m")).isZero();
  }

  @Test
  void optionStandsForTheConfirmation() throws IOException {
    write("a.aof", SET_FOO + "*1\r");

    assertThat(run("aof-check", "--fix", "--yes", "a.aof")).isZero();

    assertThat(text("a.aof")).isEqualTo(SET_FOO);
  }

  @Test
  void otherThanTheLastFileIsNeverCut() throws IOException {
    writeManifest(SET_FOO + "*1\r\n", SET_FOO);

    assertThat(run("aof-check", "--fix", "--yes", "m")).isEqualTo(1);

    assertThat(shown).contains("Failed to truncate AOF 1.incr because it is not the last file");
    assertThat(text("1.incr")).endsWith("*1\r\n");
  }

  @Test
  void fileIsTheLastWhenARewriteHadOnlyBegunTheNext() throws IOException {
    writeManifest(SET_FOO + "*1\r\n", "");

    assertThat(run("aof-check", "--fix", "--yes", "m")).isZero();

    assertThat(text("1.incr")).isEqualTo(SET_FOO);
  }

  @Test
  void transactionWithoutItsEndIsCutWhole() throws IOException {
    write("a.aof", SET_FOO + "*1\r\n$5\r\nmulti\r\n" + SET_FOO);

    assertThat(run("aof-check", "--fix", "--yes", "a.aof")).isZero();

    assertThat(shown).contains("Reached EOF before reading EXEC for MULTI");
    assertThat(text("a.aof")).isEqualTo(SET_FOO);
  }

  @Test
  void transactionInsideATransactionIsRefused() throws IOException {
    String multi = "*1\r\n$5\r\nmulti\r\n";
    write("a.aof", SET_FOO + multi + multi + "*1\r\n$4\r\nexec\r\n");

    assertThat(run("aof-check", "a.aof")).isEqualTo(1);

    assertThat(shown).contains("Unexpected MULTI in AOF").contains("ok_up_to=33");
  }

  @Test
  void endWithoutATransactionIsRefused() throws IOException {
    write("a.aof", "*1\r\n$4\r\nexec\r\n");

    assertThat(run("aof-check", "a.aof")).isEqualTo(1);

    assertThat(shown).contains("Unexpected EXEC in AOF");
  }

  @Test
  void missingFileOfAManifestIsRefused() throws IOException {
    write("m", "file gone seq 1 type i\n");

    assertThat(run("aof-check", "m")).isEqualTo(1);

    assertThat(shown).contains("Cannot open file gone: No such file or directory");
  }

  @Test
  void preambleIsCheckedAndCommandsBehindItToo() throws IOException {
    write("a.aof", plus(GOOD_RDB, SET_FOO));
    assertThat(run("aof-check", "a.aof")).isZero();
    assertThat(shown).contains("RDB preamble is OK, proceeding with AOF tail...");

    write("a.aof", plus(GOOD_RDB, SET_FOO + "*1\r\n"));
    assertThat(run("aof-check", "--fix", "--yes", "a.aof")).isZero();
    assertThat(Files.size(folder.resolve("a.aof"))).isEqualTo(GOOD_RDB.length + SET_FOO.length());
  }

  @Test
  void brokenPreambleCannotBeMended() throws IOException {
    byte[] cut = cut(GOOD_RDB, 40);
    write("a.aof", cut);

    assertThat(run("aof-check", "--fix", "--yes", "a.aof")).isEqualTo(1);

    assertThat(shown).contains("RDB preamble of AOF file is not sane, aborting.");
    assertThat(Files.readAllBytes(folder.resolve("a.aof"))).isEqualTo(cut);
  }

  @Test
  void lastFileIsCutBeforeTheFirstSecondThatIsTooNew() throws IOException {
    String old = "#TS:100\r\n" + SET_FOO + "#TS:200\r\n" + SET_FOO;
    writeManifest("", old + "#TS:201\r\n" + SET_FOO);

    assertThat(run("aof-check", "--truncate-to-timestamp", "200", "m")).isZero();
    assertThat(text("2.incr")).isEqualTo(old);
    assertThat(shown).contains("Successfully truncated AOF 2.incr to timestamp 200");

    assertThat(run("aof-check", "--truncate-to-timestamp", "200", "m")).isZero();
    assertThat(shown).contains("Truncate nothing in AOF 2.incr to timestamp 200");
    assertThat(run("aof-check", "--truncate-to-timestamp", "99", "m")).isEqualTo(1);
    assertThat(shown).contains("AOF 2.incr has nothing before timestamp 99, aborting...");
  }

  @Test
  void secondInsideATransactionCutsBeforeTheTransaction() throws IOException {
    String multi = "*1\r\n$5\r\nmulti\r\n";
    write("a.aof", SET_FOO + multi + "#TS:9\r\n" + SET_FOO + "*1\r\n$4\r\nexec\r\n");

    assertThat(run("aof-check", "--truncate-to-timestamp", "8", "a.aof")).isZero();

    assertThat(text("a.aof")).isEqualTo(SET_FOO);
  }

  @Test
  void secondInAnotherThanTheLastFileCutsNothing() throws IOException {
    writeManifest(SET_FOO + "#TS:9\r\n" + SET_FOO, SET_FOO);

    assertThat(run("aof-check", "--truncate-to-timestamp", "8", "m")).isEqualTo(1);

    assertThat(shown).contains("because it is not the last file.");
  }

  @Test
  void wrongWordsShowTheUsage() {
    for (List<String> words :
        List.of(
            List.of("aof-check"),
            List.of("aof-check", "--fix"),
            List.of("aof-check", "--mend", "x"),
            List.of("aof-check", "--yes", "x"),
            List.of("rdb-check"),
            List.of("rdb-check", "a", "b"))) {
      shown.setLength(0);
      assertThat(new FileChecks(shown::append, () -> "", new SystemClock()).run(words))
          .isEqualTo(1);
      assertThat(shown.toString()).startsWith("Usage: baton-server " + words.getFirst());
    }
  }

  /** The last word is a file of the folder. */
  private int run(String... words) {
    String[] absolute = words.clone();
    absolute[words.length - 1] = folder.resolve(words[words.length - 1]).toString();
    return new FileChecks(shown::append, () -> answer, new SystemClock()).run(List.of(absolute));
  }

  private void writeManifest(String first, String second) throws IOException {
    write("1.base", GOOD_RDB);
    write("1.incr", first);
    write("2.incr", second);
    write(
        "m",
        "# a comment\nfile 1.base seq 1 type b\nfile 1.incr seq 1 type i\n"
            + "file 2.incr seq 2 type i\n");
  }

  private void write(String name, String content) throws IOException {
    write(name, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
  }

  private static byte[] cut(byte[] content, int length) {
    return Arrays.copyOf(content, length);
  }

  private static byte[] plus(byte[] content, String more) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(content);
    all.writeBytes(more.getBytes(StandardCharsets.ISO_8859_1));
    return all.toByteArray();
  }
}
