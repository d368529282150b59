package dev.baton.tidy;

/**
 * Blanks comments and literals, so that a rule about calls does not fire on prose. Lengths and line
 * ends stay, hence positions in the masked text are positions in the file.
 */
final class SourceMask {
  private enum Part {
    CODE,
    LINE_COMMENT,
    BLOCK_COMMENT,
    STRING,
    TEXT_BLOCK,
    CHARACTER
  }

  private final String text;
  private final StringBuilder masked;
  private Part part = Part.CODE;

  private SourceMask(String text) {
    this.text = text;
    this.masked = new StringBuilder(text.length());
  }

  /** The text with every comment and literal replaced by spaces. */
  static String mask(String text) {
    return new SourceMask(text).run();
  }

  private String run() {
    while (masked.length() < text.length()) {
      if (part == Part.CODE) {
        readCode();
      } else {
        readHidden();
      }
    }
    return masked.toString();
  }

  private void readCode() {
    if (at("//")) {
      hide(2, Part.LINE_COMMENT);
    } else if (at("/*")) {
      hide(2, Part.BLOCK_COMMENT);
    } else if (at("\"\"\"")) {
      hide(3, Part.TEXT_BLOCK);
    } else if (at("\"")) {
      hide(1, Part.STRING);
    } else if (at("'")) {
      hide(1, Part.CHARACTER);
    } else {
      masked.append(text.charAt(masked.length()));
    }
  }

  private void readHidden() {
    String end = endOf(part);
    if (part != Part.LINE_COMMENT && part != Part.BLOCK_COMMENT && at("\\")) {
      hide(2, part);
    } else if (at(end)) {
      hide(end.length(), Part.CODE);
    } else {
      hide(1, part);
    }
  }

  private static String endOf(Part part) {
    return switch (part) {
      case LINE_COMMENT, CODE -> "\n";
      case BLOCK_COMMENT -> "*/";
      case STRING -> "\"";
      case TEXT_BLOCK -> "\"\"\"";
      case CHARACTER -> "'";
    };
  }

  private boolean at(String token) {
    return text.startsWith(token, masked.length());
  }

  private void hide(int length, Part next) {
    int end = Math.min(text.length(), masked.length() + length);
    while (masked.length() < end) {
      masked.append(text.charAt(masked.length()) == '\n' ? '\n' : ' ');
    }
    part = next;
  }
}
