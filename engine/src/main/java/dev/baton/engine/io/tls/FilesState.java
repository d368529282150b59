package dev.baton.engine.io.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells one state of the files from another: a digest of what they say. Times and links say
 * less: Kubernetes renews a whole mounted folder when any file of it changes.
 */
final class FilesState {
  private static final byte[] UNREADABLE = {-1};

  private FilesState() {}

  /** The state now; two are equal unless a file changed, appeared or vanished. */
  static String of(TlsSettings settings) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : filesOf(settings)) {
        digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(contentOf(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
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

  private static byte[] contentOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      return UNREADABLE;
    }
  }
}
