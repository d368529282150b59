package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A weight in the reading of strtod: white space before it is passed over, nothing is zero. */
final class SortWeight {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("[+-]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)([pP][+-]?[0-9]+)?");
  private static final Pattern INFINITE = Pattern.compile("[+-]?(?i:inf|infinity)");

  private SortWeight() {}

  static double of(Bytes weight) {
    String text = new String(weight.array(), StandardCharsets.ISO_8859_1);
    String number = text.substring(leadingSpace(text));
    if (number.isEmpty() && text.isEmpty()) {
      return 0;
    }
    if (INFINITE.matcher(number).matches()) {
      return number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double value = parse(number);
    if (Double.isInfinite(value) || Double.isNaN(value)) {
      throw noDouble();
    }
    return value;
  }

  private static double parse(String number) {
    if (DECIMAL.matcher(number).matches()) {
      return Double.parseDouble(number);
    }
    if (HEXADECIMAL.matcher(number).matches()) {
      boolean hasExponent = number.indexOf('p') >= 0 || number.indexOf('P') >= 0;
      return Double.parseDouble(hasExponent ? number : number + "p0");
    }
    throw noDouble();
  }

  private static int leadingSpace(String text) {
    int at = 0;
    while (at < text.length() && " \t\n\u000b\f\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static Refusal noDouble() {
    return new Refusal("ERR One or more scores can't be converted into double");
  }
}
