package dev.baton.engine.io.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One armoured block of a PEM file (RFC 7468). Text around blocks is a comment. */
final class PemBlock {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+(.*?)-----END \\1-----", Pattern.DOTALL);

  private final String label;
  private final String headers;
  private final byte[] content;

  private PemBlock(String label, String headers, byte[] content) {
    this.label = label;
    this.headers = headers;
    this.content = content;
  }

  /**
   * The blocks of a text, in its order.
   *
   * @throws IllegalArgumentException when one is no Base64
   */
  static List<PemBlock> parse(String text) {
    List<PemBlock> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      String body = matcher.group(2);
      int colon = body.lastIndexOf(':');
      int start = colon < 0 ? 0 : body.indexOf('\n', colon) + 1;
      byte[] content = Base64.getMimeDecoder().decode(body.substring(start).strip());
      blocks.add(new PemBlock(matcher.group(1), body.substring(0, start), content));
    }
    return blocks;
  }

  /** What it holds, as its brackets say, such as {@code CERTIFICATE}. */
  String label() {
    return label;
  }

  /** The lines before its content, which only the old form of encrypted keys has. */
  String headers() {
    return headers;
  }

  /** The bytes; not to be changed. */
  byte[] content() {
    return content;
  }
}
