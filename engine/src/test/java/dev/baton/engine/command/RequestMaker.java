package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Makes random requests of one family: mostly sensible, now and then broken. */
abstract class RequestMaker {
  final SplittableRandom random;
  private final List<Supplier<List<String>>> makers = new ArrayList<>();

  RequestMaker(SplittableRandom random) {
    this.random = random;
  }

  /** The next request; the list is the caller's. */
  List<String> next() {
    return new ArrayList<>(makers.get(random.nextInt(makers.size())).get());
  }

  /** One more to choose from; what shall be frequent is added several times. */
  final void add(Supplier<List<String>> maker) {
    makers.add(maker);
  }

  final String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  final String number(int bound) {
    return Integer.toString(random.nextInt(bound));
  }

  /** Whether something that happens once in {@code times} happens now. */
  final boolean once(int times) {
    return random.nextInt(times) == 0;
  }
}
