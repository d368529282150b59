package dev.baton.engine.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One directive of the configuration: its names, its kind of value, and when it may change. */
public final class Directive {
  /** When a directive may be changed. */
  public enum Change {
    /** At any time, by CONFIG SET. */
    ALWAYS,
    /** By CONFIG SET only while {@code enable-protected-configs} allows it. */
    PROTECTED,
    /** At start only. */
    AT_START,
    /** Never: it switches on something this server does not have, so only the default is right. */
    NEVER,
    /** As {@link #NEVER}, and CONFIG SET refuses the default, too. */
    FIXED
  }

  /** How CONFIG REWRITE writes a value. */
  enum Form {
    /** As CONFIG GET shows it. */
    PLAIN,
    /** In quotes. */
    QUOTED,
    /** Bytes, in the largest unit that leaves no rest. */
    MEMORY
  }

  private final String name;
  private final Kind kind;
  private final String defaultText;
  private final String summary;
  private Change change = Change.ALWAYS;
  private @Nullable String alias;
  private boolean manyWords;
  private boolean hidden;
  private Form form = Form.PLAIN;

  Directive(String name, Kind kind, String defaultText, String summary) {
    this.name = name;
    this.kind = kind;
    this.defaultText = defaultText;
    this.summary = summary;
  }

  static Directive toggle(String name, boolean value, String summary) {
    return new Directive(name, Kinds.toggle(), value ? "yes" : "no", summary);
  }

  static Directive number(String name, long value, long min, long max, String summary) {
    return new Directive(name, Kinds.number(min, max), Long.toString(value), summary);
  }

  static Directive memory(String name, long value, long min, long max, String summary) {
    return new Directive(name, Kinds.memory(min, max), Long.toString(value), summary)
        .written(Form.MEMORY);
  }

  static Directive text(String name, String value, String summary) {
    return new Directive(name, Kinds.text(), value, summary).written(Form.QUOTED);
  }

  static Directive choice(String name, String value, String summary, String... choices) {
    return new Directive(name, Kinds.choice(choices), value, summary);
  }

  static Directive words(String name, String value, Kind kind, String summary) {
    Directive directive = new Directive(name, kind, value, summary);
    directive.manyWords = true;
    return directive;
  }

  Directive alias(String older) {
    alias = older;
    return this;
  }

  Directive atStart() {
    change = Change.AT_START;
    return this;
  }

  Directive guarded() {
    change = Change.PROTECTED;
    return this;
  }

  Directive absent() {
    change = Change.NEVER;
    return this;
  }

  Directive fixed() {
    change = Change.FIXED;
    return this;
  }

  private boolean isOnlyDefault() {
    return change == Change.NEVER || change == Change.FIXED;
  }

  Directive written(Form as) {
    form = as;
    return this;
  }

  Form form() {
    return form;
  }

  Directive hidden() {
    hidden = true;
    return this;
  }

  /** The name as printed. */
  public String name() {
    return name;
  }

  /** An older or second name, if any. */
  public @Nullable String alias() {
    return alias;
  }

  /** The value unless configured, in canonical form. */
  public String defaultText() {
    return defaultText;
  }

  /** One sentence for the documentation. */
  public String summary() {
    return summary;
  }

  /** When it may be changed. */
  public Change change() {
    return change;
  }

  /** Whether its value may be several words. */
  public boolean takesManyWords() {
    return manyWords;
  }

  /** Whether patterns do not list it; it answers to its full name only. */
  public boolean isHidden() {
    return hidden;
  }

  Reading read(List<String> words) {
    // A bare line of save means no save points; nothing else may be left empty.
    boolean isFew = words.isEmpty() && !kind.equals(SavePoint.KIND);
    if (isFew || (!manyWords && words.size() != 1)) {
      return Reading.failed("wrong number of arguments");
    }
    Reading reading = kind.read(words);
    if (isOnlyDefault() && reading.error() == null && !reading.text().equals(defaultText)) {
      return Reading.failed("this version of Baton supports only '" + defaultText + "' here");
    }
    return reading;
  }
}
