package dev.baton.engine.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Prints figures as they come, as lines of tables, and keeps them for the JSON file. */
final class Report {
  private static final String STALL_TITLES =
      String.format(
          Locale.ROOT,
          "%-26s %-8s %12s %12s %10s %10s",
          "during",
          "server",
          "longest ms",
          "working ms",
          "took ms",
          "cpu ms");

  private static final String ROW_START = "%-26s %-8s";

  private final PrintStream out;
  private final String engine;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private String table = "";

  /** Ratios are those of {@code engine} to the others. */
  Report(PrintStream out, String engine) {
    this.out = out;
    this.engine = engine;
  }

  void note(String text) {
    if (notes.add(text)) {
      out.println("note: " + text);
    }
  }

  void load(LoadCell cell) {
    head(
        "load",
        String.format(
            Locale.ROOT,
            "%-18s %-8s %9s %9s %10s %9s",
            "workload",
            "server",
            "ns/op",
            "x less",
            "op/s",
            "gen ns/op"));
    for (String server : cell.servers()) {
      boolean compared = !server.equals(engine) && cell.servers().contains(engine);
      double advantage = compared ? cell.advantage(engine, server) : Double.NaN;
      line(
          String.format(
              Locale.ROOT,
              "%-18s %-8s %9.0f %9.2f %10.0f %9.0f",
              cell.title(),
              server,
              cell.nanos(server),
              advantage,
              cell.perSecond(server),
              cell.generatorNanos(server)));
      if (cell.errors(server) > 0) {
        note(server + " replied " + cell.errors(server) + " errors to " + cell.title());
      }
      keep("load", cell.title(), server)
          .numbers(
              "nanos",
              cell.nanos(server),
              "engineAdvantage",
              advantage,
              "perSecond",
              cell.perSecond(server),
              "generatorNanos",
              cell.generatorNanos(server));
    }
  }

  void memory(String shape, String server, double bytes) {
    head("memory", String.format(Locale.ROOT, "%-34s %-8s %12s", "shape", "server", "bytes/key"));
    line(String.format(Locale.ROOT, "%-34s %-8s %12.1f", shape, server, bytes));
    keep("memory", shape, server).numbers("bytesPerKey", bytes);
  }

  void start(String server, double readyMs, double processorMs, double idleMiB) {
    head(
        "start",
        String.format(
            Locale.ROOT, "%-8s %10s %10s %10s", "server", "ready ms", "cpu ms", "idle MiB"));
    line(
        String.format(
            Locale.ROOT, "%-8s %10.0f %10.0f %10.1f", server, readyMs, processorMs, idleMiB));
    keep("start", "start", server)
        .numbers("readyMs", readyMs, "processorMs", processorMs, "idleMiB", idleMiB);
  }

  /** A wait of a pinging client, and how long of it the server worked. */
  void stall(
      String title,
      String server,
      double longestMs,
      double busiestMs,
      double tookMs,
      double cpuMs) {
    head("stalls", STALL_TITLES);
    line(
        String.format(
            Locale.ROOT,
            "%-26s %-8s %12.1f %12.1f %10.0f %10.0f",
            title,
            server,
            longestMs,
            busiestMs,
            tookMs,
            cpuMs));
    keep("stalls", title, server)
        .numbers(
            "longestMs", longestMs, "workingMs", busiestMs, "tookMs", tookMs, "processorMs", cpuMs);
  }

  /** A figure: its title in the table and the JSON file, and its value. */
  record Figure(String title, double value) {}

  /** Prints and keeps the figures of a server as one line of the table of a part. */
  void figures(String part, String title, String server, Figure... figures) {
    StringBuilder titles =
        new StringBuilder(String.format(Locale.ROOT, ROW_START, "during", "server"));
    StringBuilder values = new StringBuilder(String.format(Locale.ROOT, ROW_START, title, server));
    Row row = keep(part, title, server);
    for (Figure figure : figures) {
      int width = figure.title().length() + 2;
      titles.append(String.format(Locale.ROOT, "%" + width + "s", figure.title()));
      values.append(String.format(Locale.ROOT, "%" + width + ".2f", figure.value()));
      row.numbers(figure.title(), figure.value());
    }
    head(part, titles.toString());
    line(values.toString());
  }

  void collector(GcLog log, double residentMiB) {
    head(
        "heap",
        String.format(
            Locale.ROOT,
            "%8s %12s %14s %14s",
            "pauses",
            "longest ms",
            "heap used MiB",
            "resident MiB"));
    line(
        String.format(
            Locale.ROOT,
            "%8d %12.2f %14d %14.0f",
            log.pauses(),
            log.longestMs(),
            log.heapMiB(),
            residentMiB));
    keep("heap", "load", engine)
        .numbers("pauses", log.pauses(), "longestMs", log.longestMs(), "heapMiB", log.heapMiB());
  }

  /** Writes what was printed as one array of objects. */
  void write(Path file) throws IOException {
    List<String> objects = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<String> fields = new ArrayList<>();
      row.forEach((name, value) -> fields.add("\"" + name + "\": " + json(value)));
      objects.add("  {" + String.join(", ", fields) + "}");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, "[\n" + String.join(",\n", objects) + "\n]\n");
    out.println("\nfigures: " + file.toAbsolutePath());
  }

  private void head(String name, String titles) {
    if (!table.equals(name)) {
      table = name;
      out.println();
      line(titles);
    }
  }

  private void line(String text) {
    out.println(text.replace("NaN", "  -"));
    out.flush();
  }

  private Row keep(String part, String title, String server) {
    Row row = new Row();
    row.fields.put("part", part);
    row.fields.put("title", title);
    row.fields.put("server", server);
    rows.add(row.fields);
    return row;
  }

  private static String json(Object value) {
    if (value instanceof Double number) {
      return Double.isNaN(number) ? "null" : String.format(Locale.ROOT, "%.3f", number);
    }
    return "\"" + value + "\"";
  }

  /** One object of the file in the making. */
  private static final class Row {
    final Map<String, Object> fields = new LinkedHashMap<>();

    /** Adds names and numbers in turns. */
    void numbers(Object... namesAndNumbers) {
      for (int i = 0; i < namesAndNumbers.length; i += 2) {
        Number number = (Number) namesAndNumbers[i + 1];
        fields.put((String) namesAndNumbers[i], number.doubleValue());
      }
    }
  }
}
