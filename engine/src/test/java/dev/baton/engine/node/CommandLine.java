package dev.baton.engine.node;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people type, and how many words that is, by the arguments that COMMAND DOCS tells. */
final class CommandLine {
  private CommandLine() {}

  /** The synopsis of {@code arguments}, which is a list of maps. */
  static String synopsis(Object arguments) {
    return synopses(arguments, " ");
  }

  /** The number of words that {@code arguments} cannot do without. */
  static int wordsMin(Object arguments) {
    return maps(arguments).stream().mapToInt(CommandLine::wordsMinOfOne).sum();
  }

  /** Whether each call has as many words as any other. */
  static boolean isFixed(Object arguments) {
    return maps(arguments).stream()
        .allMatch(argument ->
            !has(argument, "optional")
                && !has(argument, "multiple")
                && isFixed(argument.getOrDefault("arguments", List.of()))
                && (!is(argument, "oneof") || isFixedChoice(argument)));
  }

  private static boolean isFixedChoice(Map<String, Object> choice) {
    return maps(choice.getOrDefault("arguments", List.of())).stream()
            .map(CommandLine::wordsMinOfOne)
            .distinct()
            .count()
        == 1;
  }

  private static int wordsMinOfOne(Map<String, Object> argument) {
    if (has(argument, "optional")) {
      return 0;
    }
    Object members = argument.getOrDefault("arguments", List.of());
    int token = argument.containsKey("token") ? 1 : 0;
    return switch (String.valueOf(argument.get("type"))) {
      case "pure-token" -> 1;
      case "block" -> token + wordsMin(members);
      case "oneof" ->
          token + maps(members).stream().mapToInt(CommandLine::wordsMinOfOne).min().orElse(0);
      default -> token + 1;
    };
  }

  private static String synopses(Object arguments, String between) {
    return maps(arguments).stream()
        .map(CommandLine::synopsisOfOne)
        .collect(Collectors.joining(between));
  }

  private static String synopsisOfOne(Map<String, Object> argument) {
    boolean isOptional = has(argument, "optional");
    Object members = argument.getOrDefault("arguments", List.of());
    String token = String.valueOf(argument.getOrDefault("token", ""));
    String value =
        switch (String.valueOf(argument.get("type"))) {
          case "pure-token" -> token.isEmpty() ? "\"\"" : token;
          case "block" -> synopses(members, " ");
          case "oneof" -> choice(synopses(members, " | "), isOptional && token.isEmpty());
          default -> String.valueOf(argument.get("display_text"));
        };
    boolean repeatsToken = has(argument, "multiple_token");
    if (has(argument, "multiple") && !repeatsToken) {
      value = value + " [" + value + " ...]";
    }
    if (!token.isEmpty() && !is(argument, "pure-token")) {
      value = token + " " + value;
    }
    if (repeatsToken) {
      value = value + " [" + value + " ...]";
    }
    return isOptional ? "[" + value + "]" : value;
  }

  private static String choice(String alternatives, boolean isBracketed) {
    return isBracketed ? alternatives : "<" + alternatives + ">";
  }

  private static boolean is(Map<String, Object> argument, String type) {
    return type.equals(argument.get("type"));
  }

  private static boolean has(Map<String, Object> argument, String flag) {
    return argument.getOrDefault("flags", List.of()) instanceof List<?> flags
        && flags.contains(flag);
  }

  private static List<Map<String, Object>> maps(Object arguments) {
    return ((List<?>) arguments).stream().map(ReplyTree::map).toList();
  }
}
