package dev.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.io.time.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code aof-check} says of good and broken files, and what it mends. */
final class AofCheckTest extends FileChecksFixture {
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
}
