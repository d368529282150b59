package dev.baton.engine.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** Cuts the engine into its distributed protocols and leaves the rest out. */
record Protocols(String root) implements SliceAssignment {
  private static final List<String> NAMES = List.of("replication", "sentinel", "cluster");

  @Override
  public String getDescription() {
    return "replication, sentinel and cluster";
  }

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    for (String name : NAMES) {
      String branch = root + "." + name;
      if (type.getPackageName().equals(branch) || type.getPackageName().startsWith(branch + ".")) {
        return SliceIdentifier.of(name);
      }
    }
    return SliceIdentifier.ignore();
  }
}
