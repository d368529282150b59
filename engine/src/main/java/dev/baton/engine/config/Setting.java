package dev.baton.engine.config;

import dev.baton.engine.base.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A directive and its value. */
final class Setting {
  final Directive directive;
  final List<Runnable> listeners = new ArrayList<>(1);
  @Nullable Function<String, @Nullable String> objection;
  @Nullable Supplier<@Nullable String> application;
  Reading value;
  private boolean loaded;

  Setting(Directive directive) {
    this.directive = directive;
    value = directive.read(Configuration.wordsOf(this, directive.defaultText()));
    Check.that(value.error() == null, "the default of " + directive.name() + " is valid");
  }

  Reading read(List<String> words) {
    return directive.name().equals("client-output-buffer-limit")
        ? OutputLimit.read(value.text(), words)
        : directive.read(words);
  }

  void load(Reading reading) {
    boolean adds = directive.name().equals("save") && loaded && !reading.text().isEmpty();
    String before = adds && !value.text().isEmpty() ? value.text() + " " : "";
    value = adds ? Reading.of(before + reading.text()) : reading;
    loaded = true;
  }

  boolean replace(Reading reading) {
    boolean changed = !reading.text().equals(value.text());
    value = reading;
    return changed;
  }

  void tell() {
    listeners.forEach(Runnable::run);
  }
}
