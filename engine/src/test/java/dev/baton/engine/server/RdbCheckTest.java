package dev.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What {@code rdb-check} says of good and broken files. */
final class RdbCheckTest extends FileChecksFixture {
  private static final int HEADER_BYTES = 9;
  private static final int CHECKSUM_BYTES = 8;

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
}
