package dev.baton.engine.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Requests as text: one a line, words in double quotes with escapes, comments behind #. */
final class RequestFile {
  private RequestFile() {}

  static List<List<String>> read(Path path) throws IOException {
    return Files.readAllLines(path).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(RequestFile::words)
        .toList();
  }

  static void write(Path path, String comment, List<List<String>> requests) throws IOException {
    List<String> lines = new ArrayList<>();
    comment.lines().forEach(line -> lines.add("# " + line));
    requests.forEach(request -> lines.add(line(request)));
    Files.createDirectories(path.getParent());
    Files.write(path, lines);
  }

  static String line(List<String> request) {
    return String.join(" ", request.stream().map(RequestFile::quoted).toList());
  }

  /** A text of bytes, one character each, as printable text; plain words stay as they are. */
  static String quoted(String text) {
    if (text.matches("[A-Za-z0-9_.:*+~%&|@()\\[{}$<>=/,^?!;-]+")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' || character == '\\') {
        quoted.append('\\').append(character);
      } else if (character < ' ' || character > '~') {
        quoted.append("\\x%02x".formatted((int) character));
      } else {
        quoted.append(character);
      }
    }
    return quoted.append('"').toString();
  }

  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int position = 0;
    while (position < line.length()) {
      StringBuilder word = new StringBuilder();
      position = word(line, position, word);
      words.add(word.toString());
    }
    return words;
  }

  /** Reads one word and the blank behind it; returns where the next one starts. */
  private static int word(String line, int start, StringBuilder word) {
    if (line.charAt(start) != '"') {
      int end = line.indexOf(' ', start);
      word.append(line, start, end < 0 ? line.length() : end);
      return end < 0 ? line.length() : end + 1;
    }
    int at = start + 1;
    while (line.charAt(at) != '"') {
      if (line.charAt(at) != '\\') {
        word.append(line.charAt(at));
        at++;
      } else if (line.charAt(at + 1) == 'x') {
        word.append((char) Integer.parseInt(line.substring(at + 2, at + 4), 16));
        at += 4;
      } else {
        word.append(line.charAt(at + 1));
        at += 2;
      }
    }
    return at + 2;
  }
}
