package dev.baton.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.RequestWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The stream reads the same wherever its blocks end. */
final class BlockChainTest {
  private static final int COMMANDS = 300;

  @Test
  void commandsAreWholeWhereverTheBlocksEnd() {
    for (int blockBytes = 1; blockBytes < 120; blockBytes++) {
      try (BlockChain chain = new BlockChain(0, blockBytes)) {
        assertThat(written(chain)).as("blocks of %d bytes", blockBytes).isEqualTo(expected());
      }
    }
  }

  private static byte[] written(BlockChain chain) {
    try (BlockChain.Cursor cursor = chain.cursorAt(0);
        NativeBuffer words = new NativeBuffer(256)) {
      for (int i = 0; i < COMMANDS; i++) {
        RequestWriter.write(chain, views(words, words(i)));
      }
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      for (int ready = cursor.contiguousBytes(); ready > 0; ready = cursor.contiguousBytes()) {
        read.writeBytes(Native.toBytes(cursor.address(), ready));
        cursor.advance(ready);
      }
      return read.toByteArray();
    }
  }

  private static byte[] expected() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < COMMANDS; i++) {
      all.writeBytes(RequestWriter.encode(words(i)));
    }
    return all.toByteArray();
  }

  /** Lengths of one, two and three digits, an empty word, and more words than one digit counts. */
  private static String[] words(int number) {
    String[] words = new String[1 + number % 12];
    words[0] = "SET";
    for (int i = 1; i < words.length; i++) {
      words[i] = "x".repeat(number * i * 7 % (words.length < 3 ? 130 : 15));
    }
    return words;
  }

  private static Arguments views(NativeBuffer memory, String[] words) {
    Arguments views = new Arguments();
    long at = memory.address();
    for (String word : words) {
      byte[] text = word.getBytes(StandardCharsets.US_ASCII);
      Native.copy(text, 0, at, text.length);
      views.add(at, text.length);
      at += text.length;
    }
    return views;
  }
}
