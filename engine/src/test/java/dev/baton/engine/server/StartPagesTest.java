package dev.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StartPagesTest {
  @Test
  void codeAndTheUnwrittenPartOfTheCacheAreGivenBack() {
    assertThat(isGivenBack("r-xp", "/opt/java/lib/server/libjvm.so")).isTrue();
    assertThat(isGivenBack("r--p", "/app/engine.aot")).isTrue();
  }

  @Test
  void whatMayHaveBeenWrittenIsKept() {
    assertThat(isGivenBack("rw-p", "/app/engine.aot")).isFalse();
    assertThat(isGivenBack("r--p", "/opt/java/lib/server/libjvm.so")).isFalse();
    assertThat(isGivenBack("rwxp", "")).isFalse();
    assertThat(isGivenBack("r-xp", "")).isFalse();
    assertThat(isGivenBack("r-xp", "[vdso]")).isFalse();
  }

  private static boolean isGivenBack(String permissions, String path) {
    return StartPages.isReadOnlyFile(
        "7f0000000000-7f0000100000 " + permissions + " 00001000 08:01 131 " + path);
  }
}
