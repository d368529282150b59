package dev.baton.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Values in every form that files have had since the first, written out by hand. A length below 64
 * is the one byte before a text; what it counts stands in a line of its own.
 */
final class GoldenFormsTest {
  private final Restored restored = new Restored();

  @AfterEach
  void nothingLeaks() {
    restored.close();
  }

  @Test
  void stringsOfEveryForm() {
    // Three bytes, "abc".
    assertThat(restored.restore(9, 0, "03 616263")).isEqualTo("embstr abc");
    // The integers -1, 1000 and 70000 in one, two and four bytes.
    assertThat(restored.restore(9, 0, "c0 ff")).isEqualTo("int -1");
    assertThat(restored.restore(9, 0, "c1 e803")).isEqualTo("int 1000");
    assertThat(restored.restore(9, 0, "c2 70110100")).isEqualTo("int 70000");
    // Six bytes of LZF for 25: two bytes as they are, then 23 from one byte back.
    assertThat(restored.restore(9, 0, "c3 06 19 01 6161 e0 0e 00"))
        .isEqualTo("embstr " + "a".repeat(25));
    // A length in 14 bits, in 32 and in 64.
    assertThat(restored.restore(9, 0, "4003 616263")).isEqualTo("embstr abc");
    assertThat(restored.restore(9, 0, "80 00000003 616263")).isEqualTo("embstr abc");
    assertThat(restored.restore(9, 0, "81 0000000000000003 616263")).isEqualTo("embstr abc");
  }

  @Test
  void listsOfElements() {
    // Two elements: "a" and the integer 5.
    assertThat(restored.restore(6, 1, "02 01 61 c0 05")).isEqualTo("listpack [a, 5]");
  }

  @Test
  void listsInOneOldPackedList() {
    // 22 bytes, the last element at 17, three elements: "two", 5 in the head, 1024 in two bytes.
    String ziplist = "16000000 11000000 0300  00 03 74776f  05 f6  02 c0 0004  ff";
    assertThat(restored.restore(6, 10, "16" + ziplist)).isEqualTo("listpack [two, 5, 1024]");
  }

  @Test
  void everyElementAnOldPackedListCanHave() {
    String ziplist =
        // 426 bytes, the last element at 412, ten elements.
        "aa010000 9c010000 0a00"
            // -5 in one byte, 1000 in two, 70000 in three, 2^24 in four, 2^40 in eight.
            + "00 fe fb  03 c0 e803  04 f0 701101  05 d0 00000001  06 e0 0000000000010000"
            // 12 and 0 in the head.
            + "0a fd  02 f1"
            // 64 bytes "x", their length in 14 bits.
            + "02 4040"
            + "78".repeat(64)
            // 300 bytes "y", their length in 14 bits.
            + "43 412c"
            + "79".repeat(300)
            // Three bytes "end", their length in 32 bits; the element before has 303 bytes.
            + "fe 2f010000 80 00000003 656e64"
            + "ff";
    assertThat(restored.restore(6, 10, "41aa" + ziplist))
        .isEqualTo(
            "listpack [-5, 1000, 70000, 16777216, 1099511627776, 12, 0, "
                + "x".repeat(64)
                + ", "
                + "y".repeat(300)
                + ", end]");
  }

  @Test
  void listsOfOldNodes() {
    // Two nodes: one old packed list with "a", one with "b".
    String a = "0e 0e000000 0a000000 0100 0001 61 ff";
    String b = "0e 0e000000 0a000000 0100 0001 62 ff";
    assertThat(restored.restore(7, 14, "02" + a + b)).isEqualTo("quicklist [a, b]");
  }

  @Test
  void listsOfNodes() {
    // A packed list of 12 bytes with two elements, "a" and 7, and a long text on its own.
    assertThat(restored.restore(10, 18, "02  02 0c 0c000000 0200 816102 0701 ff  01 03 616263"))
        .isEqualTo("quicklist [a, 7, abc]");
    assertThat(restored.restore(10, 18, "01  02 0c 0c000000 0200 816102 0701 ff"))
        .isEqualTo("listpack [a, 7]");
  }

  @Test
  void setsOfEveryForm() {
    // "a", 5 and "b".
    assertThat(restored.restore(6, 2, "03 01 61 c0 05 01 62")).isEqualTo("listpack [5, a, b]");
    assertThat(restored.restore(6, 2, "02 c0 07 c0 05")).isEqualTo("intset [5, 7]");
    // Two members of two bytes each: -1 and 5.
    assertThat(restored.restore(6, 11, "0c 02000000 02000000 ffff 0500"))
        .isEqualTo("intset [-1, 5]");
    // A packed list of "a" and 7.
    assertThat(restored.restore(11, 20, "0c 0c000000 0200 816102 0701 ff"))
        .isEqualTo("listpack [7, a]");
  }

  @Test
  void sortedSetsOfEveryForm() {
    // Scores as text: "a" 1.5, "b" infinite, "c" infinite below zero.
    assertThat(restored.restore(6, 3, "03  01 61 03 312e35  01 62 fe  01 63 ff"))
        .isEqualTo("listpack [c=-Infinity, a=1.5, b=Infinity]");
    // Scores in eight bytes: "b" 2.0, "a" 1.5.
    assertThat(restored.restore(8, 5, "02  01 62 0000000000000040  01 61 000000000000f83f"))
        .isEqualTo("listpack [a=1.5, b=2.0]");
    // 24 bytes: "m", "1.5", "n", 2.
    assertThat(
            restored.restore(
                6, 12, "18 18000000 15000000 0400  00 01 6d  03 03 312e35  05 01 6e  03 f3  ff"))
        .isEqualTo("listpack [m=1.5, n=2.0]");
    // The packed list of today: "m", "1.5", "n", 2.
    assertThat(restored.restore(10, 17, "14 14000000 0400 816d02 83312e3504 816e02 0201 ff"))
        .isEqualTo("listpack [m=1.5, n=2.0]");
  }

  @Test
  void hashesOfEveryForm() {
    // "f" = "v", "g" = 7.
    assertThat(restored.restore(6, 4, "02  01 66 01 76  01 67 c0 07"))
        .isEqualTo("listpack [f=v, g=7]");
    // The first packed hashes: "a" = "1", and "bb" = "xyz" with two unused bytes after it.
    assertThat(restored.restore(2, 9, "11 02  01 61 01 00 31  02 6262 03 02 78797a 0000  ff"))
        .isEqualTo("listpack [a=1, bb=xyz]");
    // An old packed list: "f", "v", "g", 7.
    assertThat(
            restored.restore(
                6, 13, "16 16000000 13000000 0400  00 01 66  03 01 76  03 01 67  03 f8  ff"))
        .isEqualTo("listpack [f=v, g=7]");
    assertThat(restored.restore(10, 16, "12 12000000 0400 816602 817602 816702 0701 ff"))
        .isEqualTo("listpack [f=v, g=7]");
  }

  @Test
  void hashesWithFieldsThatExpire() {
    // Valkey 9: field, value, and when it expires: never, and at 1000.
    assertThat(
            restored.restore(
                80, 22, "02  01 66 01 76 ffffffffffffffff  01 67 c0 07 e803000000000000"))
        .isEqualTo("hashtable [f=v, g=7@1000]");
    // Redis 7.4: the earliest is 1000; then one more than the distance from it, or zero, first.
    assertThat(
            restored.restore(
                12, 24, "e803000000000000 03  00 01 66 01 76  01 01 67 01 77  0b 01 68 01 78"))
        .isEqualTo("hashtable [f=v, g=w@1000, h=x@1010]");
    // Redis 7.4, packed: "g", "w", 1000, then "f", "v", 0.
    assertThat(
            restored.restore(
                12,
                25,
                "e803000000000000 18 18000000 0600 816702 817702 c3e802 816602 817602 0001 ff"))
        .isEqualTo("hashtable [f=v, g=w@1000]");
    // The number has this meaning for Valkey alone.
    assertThat(restored.restore(12, 22, "01 01 66 01 76 ffffffffffffffff")).isEqualTo("refused");
  }

  @Test
  void streamsOfEveryForm() {
    String id = "0000000000000005 0000000000000001";
    // One live entry, none deleted, one name "f", the end; shared names, 0-0 later, "v", 4 back.
    String node =
        "01  10"
            + id
            + "1d 1d000000 0a00 0101 0001 0101 816602 0001  0201 0001 0001 817602 0401 ff";
    // Group "g" at 5-1 with one pending entry, delivered once at 1000, of the consumer "c".
    String pending = "01" + id + "e803000000000000 01";
    String owned = "01" + id;
    String text = "stream 5-1 f=v, length 1 last 5-1 first 5-1 deleted ";
    String group = " pending 5-1 x1 at 1000 of c consumer c seen 2000 active ";

    assertThat(
            restored.restore(
                9,
                15,
                node + "01 0501  01 0167 0501" + pending + "01 0163 d007000000000000" + owned))
        .isEqualTo(text + "0-0 added 1; group g at 5-1 read 1" + group + "2000 owns 1");
    assertThat(
            restored.restore(
                10,
                19,
                node
                    + "01 0501 0501 0301 09  01 0167 0501 09"
                    + pending
                    + "01 0163 d007000000000000"
                    + owned))
        .isEqualTo(text + "3-1 added 9; group g at 5-1 read 9" + group + "2000 owns 1");
    assertThat(
            restored.restore(
                11,
                21,
                node
                    + "01 0501 0501 0301 09  01 0167 0501 09"
                    + pending
                    + "01 0163 d007000000000000 b80b000000000000"
                    + owned))
        .isEqualTo(text + "3-1 added 9; group g at 5-1 read 9" + group + "3000 owns 1");
  }

  @Test
  void emptyCollectionsAreNoValues() {
    for (int type : new int[] {1, 2, 3, 4, 5, 14, 18}) {
      assertThat(restored.restore(11, type, "00")).as("type " + type).isEqualTo("refused");
    }
    for (int type : new int[] {16, 17, 20}) {
      assertThat(restored.restore(11, type, "07 07000000 0000 ff")).isEqualTo("refused");
    }
    for (int type : new int[] {10, 12, 13}) {
      assertThat(restored.restore(11, type, "0b 0b000000 0a000000 0000 ff")).isEqualTo("refused");
    }
    assertThat(restored.restore(11, 11, "08 02000000 00000000")).isEqualTo("refused");
  }

  @Test
  void theFirstPackedHashesAreBuiltAnewWhenATextIsTooLong() {
    restored.keyspace.packing().limitHashes(128, 2);

    // "a" = "1" and "bb" = "xyz".
    assertThat(restored.restore(2, 9, "0f 02  01 61 01 00 31  02 6262 03 00 78797a  ff"))
        .startsWith("hashtable");
  }
}
