package dev.baton.engine.io.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells one state of the files from another without reading them. The real path is part of
 * it: Kubernetes renews a mounted Secret by pointing a symbolic link at a new folder.
 */
final class FilesState {
  private FilesState() {}

  /** The state now; two are equal unless a file changed, appeared or vanished. */
  static String of(TlsSettings settings) {
    StringBuilder state = new StringBuilder();
    for (Path file : filesOf(settings)) {
      state.append(file).append('=').append(stateOf(file)).append('\n');
    }
    return state.toString();
  }

  private static List<Path> filesOf(TlsSettings settings) {
    List<Path> files = new ArrayList<>();
    List<String> names =
        List.of(
            settings.server().certificateFile(),
            settings.server().keyFile(),
            settings.client().certificateFile(),
            settings.client().keyFile(),
            settings.authorityFile());
    for (String name : names) {
      if (!name.isEmpty()) {
        files.add(settings.resolve(name));
      }
    }
    if (!settings.authorityFolder().isEmpty()) {
      try {
        files.addAll(Certificates.filesOf(settings.resolve(settings.authorityFolder())));
      } catch (TlsException unreadable) {
        // The absence of its files is the state of an unreadable folder.
      }
    }
    return files;
  }

  private static String stateOf(Path file) {
    try {
      Path real = file.toRealPath();
      BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
      return real + " " + attributes.size() + " " + attributes.lastModifiedTime();
    } catch (IOException unreadable) {
      return "unreadable";
    }
  }
}
