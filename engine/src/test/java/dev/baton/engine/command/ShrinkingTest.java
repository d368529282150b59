package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is left of a failure, and the files that keep it. */
final class ShrinkingTest {
  @Test
  void onlyWhatIsNeededToFailIsLeft() {
    List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
    assertThat(Shrinking.shrink(numbers, part -> part.containsAll(List.of(0, 17, 500, 999)), 5000))
        .containsExactly(0, 17, 500, 999);
    assertThat(Shrinking.shrink(numbers, part -> part.contains(3), 5000)).containsExactly(3);
  }

  @Test
  void aFailureThatNeedsEverythingStaysWhole() {
    List<Integer> numbers = List.of(1, 2, 3, 4, 5);
    assertThat(Shrinking.shrink(numbers, part -> part.size() == 5, 5000)).isEqualTo(numbers);
  }

  @Test
  void requestsAreReadAsTheyWereWritten() {
    List<String> request = List.of("SET", "", "a b", "\"\\", "\0\r\n\377", "plain", "#");
    assertThat(RequestFile.words(RequestFile.line(request))).isEqualTo(request);
  }
}
