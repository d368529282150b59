package dev.baton.engine.server;

import dev.baton.engine.acl.Octets;
import dev.baton.engine.acl.Users;
import dev.baton.engine.config.CommandLine;
import dev.baton.engine.config.ConfigFile;
import dev.baton.engine.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the configuration from the file, standard input and the options, in this order. As in
 * Redis a {@code dir} line takes effect at once, for the includes behind it too, and every relative
 * path is resolved against the last one.
 */
final class ConfigurationLoader {
  private static final int INCLUDE_DEPTH_MAX = 16;

  private final Configuration configuration = new Configuration();
  private final InputStream standardInput;
  private Path folder;

  ConfigurationLoader(Path workingFolder, InputStream standardInput) {
    this.folder = workingFolder;
    this.standardInput = standardInput;
  }

  /** The configuration in force. */
  Configuration load(CommandLine line) throws StartException {
    StringBuilder text = new StringBuilder();
    String file = line.file();
    if (file != null) {
      text.append(read(folder.resolve(file))).append('\n');
    }
    if (line.readsStandardInput()) {
      text.append(readStandardInput()).append('\n');
    }
    apply(text.append(line.options()).toString(), 0);
    configuration.load("dir", List.of(folder.toString()));
    readPassword();
    return configuration;
  }

  private void apply(String text, int depth) throws StartException {
    ConfigFile.Parsed parsed = ConfigFile.parse(text);
    for (ConfigFile.Line line : parsed.lines()) {
      String error = apply(line, depth);
      if (error != null) {
        throw new StartException(
            new ConfigFile.Problem(line.number(), line.source(), error).report());
      }
    }
    ConfigFile.Problem problem = parsed.problem();
    if (problem != null) {
      throw new StartException(problem.report());
    }
  }

  private @Nullable String apply(ConfigFile.Line line, int depth) throws StartException {
    return switch (line.name()) {
      case "include" -> include(line.words(), depth);
      case "sentinel" -> "Sentinel mode is not part of this version of Baton";
      case "user" -> defineUser(line.words());
      case "rename-command", "loadmodule" ->
          "'" + line.name() + "' is not supported by this version of Baton";
      case "dir" -> changeFolder(line.words());
      default -> configuration.load(line.name(), line.words());
    };
  }

  private @Nullable String defineUser(List<String> words) {
    if (words.isEmpty()) {
      return "Bad directive or wrong number of arguments";
    }
    String name = words.getFirst();
    if (configuration.users().stream().anyMatch(user -> user.getFirst().equals(name))) {
      return Users.duplicate(name);
    }
    configuration.defineUser(words);
    return Users.objection(words.stream().map(Octets::of).toList());
  }

  private @Nullable String include(List<String> words, int depth) throws StartException {
    if (words.size() != 1) {
      return "Bad directive or wrong number of arguments";
    }
    if (depth == INCLUDE_DEPTH_MAX) {
      return "files include each other too deeply";
    }
    apply(read(folder.resolve(words.get(0))), depth + 1);
    return null;
  }

  private @Nullable String changeFolder(List<String> words) {
    if (words.size() != 1) {
      return "wrong number of arguments";
    }
    Path wanted = folder.resolve(words.get(0)).normalize();
    if (!Files.isDirectory(wanted)) {
      return Files.exists(wanted) ? "Not a directory" : "No such file or directory";
    }
    folder = wanted;
    return null;
  }

  private String read(Path file) throws StartException {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new StartException(
          "Fatal error, can't open config file '" + file + "': " + reason(unreadable));
    }
  }

  private String readStandardInput() throws StartException {
    try {
      return new String(standardInput.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new StartException("cannot read standard input: " + unreadable.getMessage());
    }
  }

  /** One password serves clients and the primary, so that a replica can be promoted at any time. */
  private void readPassword() throws StartException {
    String file = configuration.textOf("baton-auth-file");
    if (file.isEmpty()) {
      return;
    }
    Path path = folder.resolve(file);
    String password = read(path).lines().findFirst().orElse("").strip();
    if (password.isEmpty()) {
      throw new StartException("baton-auth-file '" + path + "' holds no password");
    }
    configuration.load("requirepass", List.of(password));
    configuration.load("masterauth", List.of(password));
  }

  private static String reason(IOException cause) {
    return cause instanceof NoSuchFileException
        ? "No such file or directory"
        : String.valueOf(cause.getMessage());
  }
}
