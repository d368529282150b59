package dev.baton.engine.node;

import dev.baton.engine.node.command.InfoText;
import java.util.List;
import java.util.Locale;

/** INFO: the sections in Redis's order, all of them or those asked for. */
final class InfoReport implements InfoText {
  private static final List<String> EVERYTHING = List.of("all", "everything");

  private final List<InfoSection> sections;

  InfoReport(List<InfoSection> sections) {
    this.sections = sections;
  }

  @Override
  public String report(List<String> wanted, long nowMs) {
    List<String> names = wanted.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    boolean all = names.stream().anyMatch(EVERYTHING::contains);
    boolean usual = names.isEmpty() || names.contains("default");
    InfoWriter out = new InfoWriter();
    for (InfoSection section : sections) {
      boolean asked = all || (usual && !section.isDetail());
      if (asked || names.contains(section.title().toLowerCase(Locale.ROOT))) {
        out.title(section.title());
        section.write(out, nowMs);
      }
    }
    return out.text();
  }
}
