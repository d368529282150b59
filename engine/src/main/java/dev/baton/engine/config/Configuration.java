package dev.baton.engine.config;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values in force. Values change at start ({@link #load}), by CONFIG SET ({@link #set}), and by
 * the node itself ({@link #overwrite}); listeners hear of every change. Only the loop thread uses
 * it after the start.
 */
public final class Configuration {
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Map<String, Setting> byName = new LinkedHashMap<>();
  private final List<List<String>> users = new ArrayList<>();

  /** Every directive at its default. */
  public Configuration() {
    for (Directive directive : Directives.ALL) {
      Setting setting = new Setting(directive);
      settings.put(directive.name(), setting);
      byName.put(directive.name(), setting);
      String alias = directive.alias();
      if (alias != null) {
        byName.put(alias, setting);
      }
    }
  }

  /** The value's canonical text. */
  public String textOf(String name) {
    return setting(name).value.text();
  }

  /** The value of a numeric directive; memory is in bytes, a percentage is negative. */
  public long longOf(String name) {
    return setting(name).value.number();
  }

  /** The value of a numeric directive whose range is that of an int. */
  public int intOf(String name) {
    return Math.toIntExact(longOf(name));
  }

  /** The value of a yes/no directive. */
  public boolean isOn(String name) {
    return longOf(name) != 0;
  }

  /** The conditions of {@code save}. */
  public List<SavePoint> savePoints() {
    return SavePoint.parse(textOf("save"));
  }

  /** The output limit of a class of clients. */
  public OutputLimit outputLimit(OutputLimit.Client client) {
    return OutputLimit.parse(textOf("client-output-buffer-limit"), client);
  }

  /** The primary named by {@code replicaof}, or null. */
  public @Nullable HostPort replicaOf() {
    String text = textOf("replicaof");
    int space = text.indexOf(' ');
    return space < 0 ? null : new HostPort(text.substring(0, space), (int) longOf("replicaof"));
  }

  /**
   * The directives whose name or alias {@code matches}, with their values, as CONFIG GET prints
   * them. Hidden ones are listed only when {@code matches} accepts nothing but their name.
   */
  public SequencedMap<String, String> get(Predicate<String> matches) {
    boolean everything = matches.test("");
    SequencedMap<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, Setting> entry : byName.entrySet()) {
      Setting setting = entry.getValue();
      boolean listed = !setting.directive.isHidden() || !everything;
      if (listed && matches.test(entry.getKey())) {
        found.put(entry.getKey(), setting.value.text());
      }
    }
    return found;
  }

  /** Adds a user that the configuration defines: its name and rules. */
  public void defineUser(List<String> words) {
    users.add(new ArrayList<>(words));
  }

  /** The users that the configuration defines: name and rules of each. */
  public List<List<String>> users() {
    return Collections.unmodifiableList(users);
  }

  /** Runs {@code listener} after each change of {@code name}. */
  public void onChange(String name, Runnable listener) {
    setting(name).listeners.add(listener);
  }

  /**
   * Asks {@code objection} before CONFIG SET changes {@code name}: it gets the new canonical text
   * and returns what speaks against it, or null.
   */
  public void onSet(String name, Function<String, @Nullable String> objection) {
    setting(name).objection = objection;
  }

  /**
   * Runs {@code application} when CONFIG SET names any of {@code names}, once for all of them, when
   * all new values are in force already. It returns what went wrong, or null; then all old values
   * return and what was carried out is carried out once more with them.
   */
  public void onApply(List<String> names, Supplier<@Nullable String> application) {
    names.forEach(name -> setting(name).application = application);
  }

  /**
   * Sets a directive at start, from the file or the command line. Returns what is wrong, or null.
   * Lines of {@code save} add up, and the first one replaces the defaults.
   */
  public @Nullable String load(String name, List<String> words) {
    Setting setting = byName.get(name.toLowerCase(Locale.ROOT));
    if (setting == null) {
      return "Bad directive or wrong number of arguments";
    }
    Reading reading = setting.read(splitOnce(setting, words));
    if (reading.error() != null) {
      return reading.error();
    }
    setting.load(reading);
    return null;
  }

  /** CONFIG SET of one pair; see {@link #set(List)}. */
  public @Nullable String set(String name, String value) {
    return set(List.of(name, value));
  }

  /**
   * CONFIG SET: names and values in turn, all or nothing. Returns the error without its code, or
   * null.
   */
  public @Nullable String set(List<String> namesAndValues) {
    Check.that(namesAndValues.size() % 2 == 0, "names and values come in pairs");
    SequencedMap<Setting, Reading> changes = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      String name = namesAndValues.get(i);
      Setting setting = byName.get(name.toLowerCase(Locale.ROOT));
      if (setting == null) {
        return "Unknown option or number of arguments for CONFIG SET - '" + name + "'";
      }
      Reading reading = setting.read(wordsOf(setting, namesAndValues.get(i + 1)));
      String refused = refusal(setting, reading, changes);
      String error = refused != null ? refused : errorOf(setting, reading);
      if (error != null) {
        return failed(name, error);
      }
      changes.put(setting, reading);
    }
    return putInForce(changes);
  }

  private static @Nullable String putInForce(SequencedMap<Setting, Reading> changes) {
    SequencedMap<Setting, Reading> former = new LinkedHashMap<>();
    List<Setting> changed = new ArrayList<>();
    changes.forEach((setting, reading) -> {
      former.put(setting, setting.value);
      if (setting.replace(reading)) {
        changed.add(setting);
      }
    });
    List<Supplier<@Nullable String>> applied = new ArrayList<>();
    for (Setting setting : changes.keySet()) {
      Supplier<@Nullable String> application = setting.application;
      if (application != null && !applied.contains(application)) {
        applied.add(application);
        String error = application.get();
        if (error != null) {
          former.forEach(Setting::replace);
          applied.forEach(again -> {
            var _ = again.get();
          });
          return failed(setting.directive.name(), error);
        }
      }
    }
    changed.forEach(Setting::tell);
    return null;
  }

  private static String failed(String name, String error) {
    return "CONFIG SET failed (possibly related to argument '" + name + "') - " + error;
  }

  /** Records what the node itself changed, such as {@code replicaof} after REPLICAOF. */
  public void overwrite(String name, String... words) {
    Setting setting = setting(name);
    Reading reading = setting.read(List.of(words));
    Check.that(reading.error() == null, "the node writes valid values");
    if (setting.replace(reading)) {
      setting.tell();
    }
  }

  private @Nullable String refusal(
      Setting setting, Reading reading, Map<Setting, Reading> changes) {
    if (changes.containsKey(setting)) {
      return "duplicate parameter";
    }
    return switch (setting.directive.change()) {
      case ALWAYS, NEVER -> null;
      case AT_START, FIXED -> isOursAndSame(setting, reading) ? null : "can't set immutable config";
      case PROTECTED ->
          textOf("enable-protected-configs").equals("yes") ? null : "can't set protected config";
    };
  }

  /** Redis refuses the value that is there, too; whoever writes all back does not know ours. */
  private static boolean isOursAndSame(Setting setting, Reading reading) {
    return setting.directive.name().startsWith("baton-")
        && reading.text().equals(setting.value.text());
  }

  private static @Nullable String errorOf(Setting setting, Reading reading) {
    Function<String, @Nullable String> objection = setting.objection;
    return reading.error() != null || objection == null
        ? reading.error()
        : objection.apply(reading.text());
  }

  /** A quoted list, as {@code save "900 1"}, is split once more. */
  private static List<String> splitOnce(Setting setting, List<String> words) {
    return words.size() == 1 ? wordsOf(setting, words.get(0)) : words;
  }

  static List<String> wordsOf(Setting setting, String value) {
    if (!setting.directive.takesManyWords()) {
      return List.of(value);
    }
    List<String> words = Words.split(value);
    return words == null || words.isEmpty() ? List.of(value.strip()) : words;
  }

  private Setting setting(String name) {
    Setting setting = settings.get(name);
    if (setting == null) {
      throw new IllegalArgumentException("no directive is called " + name);
    }
    return setting;
  }
}
