package dev.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StartPagesTest {
  @Test
  void whatIsAsItsFileIsGivenBack() {
    assertThat(givenBack("r-xp", "/opt/java/lib/server/libjvm.so", 0, 0)).isTrue();
    assertThat(givenBack("r--p", "/app/engine.aot", 0, 0)).isTrue();
  }

  @Test
  void whatWasWrittenBeforeItBecameReadOnlyIsKept() {
    assertThat(givenBack("r--p", "/app/engine.aot", 4, 0)).isFalse();
    assertThat(givenBack("r--p", "/app/engine.aot", 0, 4)).isFalse();
  }

  @Test
  void whatMayBeWrittenOrIsNoFileIsKept() {
    assertThat(givenBack("rw-p", "/app/engine.aot", 0, 0)).isFalse();
    assertThat(givenBack("rwxp", "", 0, 0)).isFalse();
    assertThat(givenBack("r-xp", "", 0, 0)).isFalse();
    assertThat(givenBack("r-xp", "[vdso]", 0, 0)).isFalse();
  }

  @Test
  void eachMappingIsJudgedByItself() {
    List<String> kept = mapping("7f0000000000-7f0000001000", "r--p", "/app/engine.aot", 8, 0);
    List<String> given = mapping("7f0000001000-7f0000003000", "r--p", "/app/engine.aot", 0, 0);

    assertThat(StartPages.unwritten(join(kept, given)))
        .containsExactly(new StartPages.Range(0x7f0000001000L, 0x7f0000003000L));
    assertThat(StartPages.unwritten(join(given, kept))).hasSize(1);
  }

  private static boolean givenBack(String permissions, String path, int copied, int swapped) {
    String place = "7f0000000000-7f0000100000";
    return !StartPages.unwritten(mapping(place, permissions, path, copied, swapped)).isEmpty();
  }

  private static List<String> join(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<String> mapping(
      String place, String permissions, String path, int copiedKib, int swappedKib) {
    return List.of(
        place + " " + permissions + " 00001000 08:01 131                        " + path,
        "Size:               1024 kB",
        "Rss:                 512 kB",
        "Anonymous:      " + copiedKib + " kB",
        "Swap:           " + swappedKib + " kB",
        "VmFlags: rd mr mw me");
  }
}
