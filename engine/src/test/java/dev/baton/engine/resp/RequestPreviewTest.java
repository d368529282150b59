package dev.baton.engine.resp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A look ahead finds the keys of whole requests and has no opinion on anything else. */
final class RequestPreviewTest {
  private final RequestPreview preview = new RequestPreview();

  @Test
  void findsTheSecondWordAndTheNextRequest() {
    assertThat(look("*2\r\n$3\r\nGET\r\n$5\r\nkey:1\r\n*1\r\n")).isEqualTo("key:1 at 24");
    assertThat(look("*1\r\n$4\r\nPING\r\n")).isEqualTo("none at 14");
    assertThat(look("*2\r\n$3\r\nGET\r\n$0\r\n\r\n")).isEqualTo(" at 19");
  }

  @Test
  void leavesWhatIsCutAnywhereToTheParser() {
    String request = "*3\r\n$3\r\nSET\r\n$5\r\nkey:1\r\n$12\r\n123456789012\r\n";
    for (int length = 0; length < request.length(); length++) {
      assertThat(look(request.substring(0, length))).as("%d bytes", length).isEqualTo("nothing");
    }
    assertThat(look(request)).isEqualTo("key:1 at " + request.length());
  }

  @Test
  void leavesWhatIsUnusualToTheParser() {
    for (String request :
        new String[] {
          "PING\r\n",
          "*0\r\n",
          "*-1\r\n",
          "*2\r\n+GET\r\n$1\r\nk\r\n",
          "*2\r\n$x\r\nGET\r\n$1\r\nk\r\n",
          "*2\r\n$-1\r\n$1\r\nk\r\n",
          "*99999999999999999999\r\n$1\r\nk\r\n",
          "*2\r\n$3\r\nGET\r\n$99999999999999999999\r\nk\r\n",
          "*65\r\n" + "$1\r\nk\r\n".repeat(65),
        }) {
      assertThat(look(request)).as(request).isEqualTo("nothing");
    }
  }

  private String look(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    try (NativeBuffer memory = new NativeBuffer(bytes.length + 1)) {
      long start = memory.address();
      Native.copy(bytes, 0, start, bytes.length);
      long next = preview.next(start, start + bytes.length);
      if (next == 0) {
        return "nothing";
      }
      int length = preview.wordLength();
      String word =
          length == RequestPreview.NO_WORD
              ? "none"
              : new String(
                  Native.toBytes(preview.wordAddress(), length), StandardCharsets.US_ASCII);
      return word + " at " + (next - start);
    }
  }
}
