package dev.baton.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.keyspace.DatasetDigest;
import dev.baton.engine.keyspace.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Payloads that are sound to their checksum and nonsense inside. Each is refused, or gives a value
 * that can be walked, dumped and restored again; the checked memory ends the test when a byte
 * outside of a block is touched, the keyspace when an invariant is broken or a block is leaked.
 */
final class DamagedPayloadsTest {
  private static final int ROUNDS = Integer.getInteger("damage.rounds", 20_000);
  private static final int FOOTER_BYTES = 10;

  /** One of each form, as the tests of the forms explain them. */
  private static final List<byte[]> SOUND =
      List.of(
          sound(9, 0, "c3 06 19 01 6161 e0 0e 00"),
          sound(6, 1, "03 01 61 c0 05 03 616263"),
          sound(6, 10, "16 16000000 11000000 0300 00 03 74776f 05 f6 02 c0 0004 ff"),
          sound(
              7,
              14,
              "02 0e 0e000000 0a000000 0100 0001 61 ff 0e 0e000000 0a000000 0100 0001 62 ff"),
          sound(
              10,
              18,
              "03 02 0c 0c000000 0200 816102 0701 ff 01 03 616263 02 09 09000000 0100 0701 ff"),
          sound(6, 2, "03 01 61 c0 05 01 62"),
          sound(6, 11, "0e 02000000 03000000 ffff 0500 0600"),
          sound(11, 20, "0f 0f000000 0300 816102 0701 816202 ff"),
          sound(6, 3, "03 01 61 03 312e35 01 62 fe 01 63 ff"),
          sound(8, 5, "02 01 62 0000000000000040 01 61 000000000000f83f"),
          sound(6, 12, "18 18000000 15000000 0400 00 01 6d 03 03 312e35 05 01 6e 03 f3 ff"),
          sound(10, 17, "14 14000000 0400 816d02 83312e3504 816e02 0201 ff"),
          sound(6, 4, "03 01 66 01 76 01 67 c0 07 01 68 00"),
          sound(2, 9, "11 02 01 61 01 00 31 02 6262 03 02 78797a 0000 ff"),
          sound(6, 13, "16 16000000 13000000 0400 00 01 66 03 01 76 03 01 67 03 f8 ff"),
          sound(10, 16, "12 12000000 0400 816602 817602 816702 0701 ff"),
          sound(80, 22, "02 01 66 01 76 ffffffffffffffff 01 67 c0 07 e803000000000000"),
          sound(12, 24, "e803000000000000 03 00 01 66 01 76 01 01 67 01 77 0b 01 68 01 78"),
          sound(
              12,
              25,
              "e803000000000000 18 18000000 0600 816702 817702 c3e802 816602 817602 0001 ff"),
          stream(15, "02 0502"),
          stream(19, "02 0502 0501 0301 09"),
          stream(21, "02 0502 0501 0301 09"));

  private static byte[] sound(int version, int type, String hex) {
    byte[] value = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    return Restored.payload(version, type, value);
  }

  /** A stream of two entries in one node, with two groups, of which one has pending entries. */
  private static byte[] stream(int type, String head) {
    String first = "0000000000000005 0000000000000001";
    String second = "0000000000000005 0000000000000002";
    String counted = type == 15 ? "" : "01";
    String active = type == 21 ? "b80b000000000000" : "";
    String consumers =
        "02 0163 d007000000000000"
            + active
            + "01"
            + first
            + "0164 d007000000000000"
            + active
            + "01"
            + second;
    return sound(
        11,
        type,
        "01 10"
            + first
            + "28 28000000 0f00 0201 0001 0101 816602 0001 0201 0001 0001 817602 0401"
            + "0201 0001 0101 817702 0401 ff"
            + head
            + "02 0167 0502"
            + counted
            + "02"
            + first
            + "e803000000000000 01"
            + second
            + "e803000000000000 02"
            + consumers
            + "0168 0502"
            + counted
            + "00 00");
  }

  @Test
  void soundPayloadsAreRestored() {
    try (Restored restored = new Restored()) {
      for (byte[] payload : SOUND) {
        assertThat(restored.restore(payload)).as("type " + payload[0]).isNotEqualTo("refused");
      }
    }
  }

  @Test
  void payloadsThatEndTooSoonOrGoOnAreRefused() {
    try (Restored restored = new Restored()) {
      for (byte[] payload : SOUND) {
        int bytes = payload.length - FOOTER_BYTES - 1;
        byte[] value = Arrays.copyOfRange(payload, 1, 1 + bytes);
        int version = payload[1 + bytes];
        for (int length = 0; length < bytes; length++) {
          byte[] cut = Restored.payload(version, payload[0], Arrays.copyOf(value, length));
          assertThat(restored.restore(cut)).as("type " + payload[0] + " cut").isEqualTo("refused");
        }
        byte[] longer = Restored.payload(version, payload[0], Arrays.copyOf(value, bytes + 1));
        assertThat(restored.restore(longer)).as("type " + payload[0]).isEqualTo("refused");
      }
    }
  }

  @Test
  void wrongChecksumsAndUnknownVersionsAreNotGenuine() {
    try (Restored restored = new Restored()) {
      byte[] payload = SOUND.getFirst().clone();
      payload[payload.length - 1]++;
      assertThat(restored.restore(payload)).isEqualTo("refused");
      assertThat(restored.restore(13, 0, "01 61")).isEqualTo("refused");
      assertThat(restored.restore(81, 0, "01 61")).isEqualTo("refused");
      assertThat(restored.restore(new byte[9])).isEqualTo("refused");
    }
  }

  @Test
  void damagedPayloadsAreRefusedOrGiveSoundValues() {
    long seed = Long.getLong("damage.seed", System.nanoTime());
    String again = "again: mvn -pl engine test -Dtest=DamagedPayloadsTest -Ddamage.seed=" + seed;
    SplittableRandom random = new SplittableRandom(seed);
    Restored restored = new Restored();
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] payload = damage(SOUND.get(random.nextInt(SOUND.size())), random);
      String what = HexFormat.of().formatHex(payload) + "; round " + round + "; " + again;
      try {
        accepted += judge(restored, payload) ? 1 : 0;
        if (round % 500 == 0) {
          restored.close();
          restored = new Restored();
        }
      } catch (RuntimeException | AssertionError broken) {
        throw new AssertionError(what, broken);
      }
    }
    restored.close();
    // Both outcomes were met, or the test would prove nothing.
    assertThat(accepted).as(again).isBetween(ROUNDS / 100, ROUNDS - ROUNDS / 100);
  }

  /** Restores a payload; what comes of it survives a second journey. Returns whether it does. */
  private static boolean judge(Restored restored, byte[] payload) {
    Entry entry = restored.put(payload);
    if (entry == null) {
      return false;
    }
    String text = ValueText.of(restored.keyspace, entry);
    String digest = DatasetDigest.of(entry);
    byte[] dumped = restored.dump(entry);
    restored.keyspace.freeSome(100);
    Entry back = Objects.requireNonNull(restored.put(dumped), "what was dumped is sound: " + text);
    assertThat(DatasetDigest.of(back)).isEqualTo(digest);
    assertThat(ValueText.of(restored.keyspace, back)).isEqualTo(text);
    return true;
  }

  /** Changes a few bytes between the number of the form and the footer. */
  private static byte[] damage(byte[] sound, SplittableRandom random) {
    int version = sound[sound.length - FOOTER_BYTES];
    List<Byte> bytes = new ArrayList<>();
    for (int i = 1; i < sound.length - FOOTER_BYTES; i++) {
      bytes.add(sound[i]);
    }
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(5)) {
        case 0 -> bytes.set(at, (byte) random.nextInt());
        case 1 -> bytes.set(at, (byte) (bytes.get(at) ^ (1 << random.nextInt(8))));
        case 2 -> bytes.set(at, (byte) (bytes.get(at) + random.nextInt(-2, 3)));
        case 3 -> bytes.add(at, (byte) random.nextInt());
        default -> {
          if (bytes.size() > 1) {
            bytes.remove(at);
          }
        }
      }
    }
    byte[] value = new byte[bytes.size()];
    for (int i = 0; i < value.length; i++) {
      value[i] = bytes.get(i);
    }
    return Restored.payload(version, sound[0], value);
  }
}
