package dev.baton.engine.bench;

import java.io.IOException;
import java.util.List;

/** Fills a server with numbered keys, many to a request's round trip. */
final class Filling {
  private static final int PIPELINE = 500;

  private Filling() {}

  /** Sends {@code template} with each number below {@code count}; returns the errors replied. */
  static long fill(Contender server, String template, int count) throws IOException {
    return fill(server, template, 0, count);
  }

  /** Sends it with each number from {@code from} up to {@code count}, which is not sent. */
  static long fill(Contender server, String template, int from, int count) throws IOException {
    long errors = 0;
    try (Wire wire = server.connect()) {
      Batch batch = new Batch(List.of(template), 0, PIPELINE, count, 1);
      int places = (int) template.chars().filter(c -> c == '%').count();
      for (int first = from; first < count; first += PIPELINE) {
        int end = Math.min(count, first + PIPELINE);
        for (int number = first; number < first + PIPELINE; number++) {
          for (int place = 0; place < places; place++) {
            // The last batch is full, too: its surplus repeats the last key.
            batch.set((number - first) * places + place, Math.min(number, end - 1));
          }
        }
        wire.send(batch.whole());
        for (int i = 0; i < PIPELINE; i++) {
          errors += wire.reply().startsWith("-") ? 1 : 0;
        }
      }
    }
    return errors;
  }
}
