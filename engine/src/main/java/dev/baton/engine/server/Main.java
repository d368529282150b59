package dev.baton.engine.server;

import dev.baton.engine.config.CommandLine;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.io.log.RedisLog;
import dev.baton.engine.io.time.SystemClock;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The program {@code baton-server}. It exits with 1 when it cannot start. */
public final class Main {
  private static final int CANNOT_START = 1;

  private Main() {}

  /** Starts a server from the command line. */
  public static void main(String[] words) {
    List<String> arguments = Arrays.asList(words);
    if (arguments.equals(List.of("-v")) || arguments.equals(List.of("--version"))) {
      print(FileDescriptor.out, Banner.versionLine());
      return;
    }
    if (arguments.equals(List.of("-h")) || arguments.equals(List.of("--help"))) {
      print(FileDescriptor.out, Banner.HELP);
      return;
    }
    if (FileChecks.areWanted(arguments)) {
      FileChecks checks =
          new FileChecks(line -> print(FileDescriptor.out, line), Main::answer, new SystemClock());
      System.exit(checks.run(arguments));
    }
    RedisLog log = new RedisLog(new SystemClock());
    try {
      start(CommandLine.parse(arguments), log);
    } catch (StartException refused) {
      log.warning(String.valueOf(refused.getMessage()));
      System.exit(CANNOT_START);
    }
  }

  private static void start(CommandLine line, RedisLog log) throws StartException {
    NettySettings.apply();
    Path workingFolder = Path.of("").toAbsolutePath();
    Configuration configuration = configuration(line, workingFolder);
    String logFile = configuration.textOf("logfile");
    if (!logFile.isEmpty()) {
      log.setFile(Path.of(configuration.textOf("dir")).resolve(logFile));
    }
    log.setLevel(configuration.textOf("loglevel"));
    Banner.greet(log, line);
    String file = line.file();
    String configFile = file == null ? "" : workingFolder.resolve(file).toString();
    new Server(configuration, log, new SystemClock()).start(configFile);
  }

  /** Errors of the configuration go to standard error: there is no log file yet. */
  private static Configuration configuration(CommandLine line, Path workingFolder) {
    try {
      FileInputStream standardInput = new FileInputStream(FileDescriptor.in);
      return new ConfigurationLoader(workingFolder, standardInput).load(line);
    } catch (StartException wrong) {
      print(FileDescriptor.err, wrong.getMessage() + "\n");
      System.exit(CANNOT_START);
      throw new IllegalStateException("exit returned", wrong);
    }
  }

  /** One line of standard input, empty at its end. */
  private static String answer() {
    StringBuilder line = new StringBuilder();
    try (FileInputStream input = new FileInputStream(FileDescriptor.in)) {
      for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
        line.append((char) next);
      }
    } catch (IOException closed) {
      return "";
    }
    return line.toString();
  }

  private static void print(FileDescriptor descriptor, String text) {
    try {
      new FileOutputStream(descriptor).write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      // Nobody listens.
    }
  }
}
