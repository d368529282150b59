package dev.baton.engine.metrics;

/**
 * Collects metrics in the text format of Prometheus, version 0.0.4. Samples of one family stand
 * together, below its description.
 */
public final class PrometheusText {
  /** What the server answers as Content-Type. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** What the numbers of a family mean to whoever computes with them. */
  public enum Kind {
    /** It goes up and down. */
    GAUGE("gauge"),
    /** It goes up until the process ends. */
    COUNTER("counter");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private final StringBuilder text = new StringBuilder(4096);

  /** Begins a family; {@code help} is one line without a backslash. */
  public void family(String name, Kind kind, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(kind.word).append('\n');
  }

  /** A sample without labels; {@code value} is a number as Prometheus reads it. */
  public void sample(String name, String value) {
    text.append(name).append(' ').append(value).append('\n');
  }

  /** A sample with one label, whose value may be any text. */
  public void sample(String name, String label, String labelValue, String value) {
    text.append(name).append('{').append(label).append("=\"");
    for (int i = 0; i < labelValue.length(); i++) {
      switch (labelValue.charAt(i)) {
        case '\\' -> text.append("\\\\");
        case '"' -> text.append("\\\"");
        case '\n' -> text.append("\\n");
        default -> text.append(labelValue.charAt(i));
      }
    }
    text.append("\"} ").append(value).append('\n');
  }

  /** The page so far. */
  public String text() {
    return text.toString();
  }
}
