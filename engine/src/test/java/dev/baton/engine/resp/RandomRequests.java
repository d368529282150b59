package dev.baton.engine.resp;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Random pipelines of multibulk and inline requests with binary words. */
final class RandomRequests {
  private RandomRequests() {}

  static byte[] encoded(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int requests = 1 + random.nextInt(6);
    for (int i = 0; i < requests; i++) {
      if (random.nextInt(4) == 0) {
        out.writeBytes(Feed.latin("echo \"w" + random.nextInt(99) + "\"\r\n"));
      } else {
        multibulk(random, out);
      }
    }
    return out.toByteArray();
  }

  private static void multibulk(Random random, ByteArrayOutputStream out) {
    int words = random.nextInt(5);
    out.writeBytes(Feed.latin("*" + words + "\r\n"));
    for (int i = 0; i < words; i++) {
      byte[] word = new byte[random.nextInt(random.nextInt(20) == 0 ? 40_000 : 12)];
      random.nextBytes(word);
      out.writeBytes(Feed.latin("$" + word.length + "\r\n"));
      out.writeBytes(word);
      out.writeBytes(Feed.latin("\r\n"));
    }
  }
}
