package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's checks of files and Redis's own judge the files of both alike. */
final class FileChecksInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void checksAgreeOnAnRdb(Peer peer) throws IOException {
    ServerProcess writer = lab.start(peer, "writer");
    Dataset.fill(writer, 3);
    writer.ok("SAVE");
    Path file = writer.folder().resolve("dump.rdb");
    assertThat(judge("rdb-check", "redis-check-rdb", file)).isZero();

    byte[] content = Files.readAllBytes(file);
    content[content.length - 20] ^= 1;
    Files.write(file, content);
    assertThat(judge("rdb-check", "redis-check-rdb", file)).as("a flipped bit").isEqualTo(1);

    content[content.length - 20] ^= 1;
    Files.write(file, content);
    cut(file, content.length - 9);
    assertThat(judge("rdb-check", "redis-check-rdb", file)).as("without its end").isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void checksAgreeOnAnAppendOnlyFileAndMendIt(Peer peer) throws IOException {
    ServerProcess writer =
        lab.start(peer, "writer", "--appendonly", "yes", "--appendfsync", "always");
    Dataset.fill(writer, 5);
    String digest = writer.digest();
    writer.call("SET", "last", "word");
    writer.kill();
    Path folder = writer.folder().resolve("appendonlydir");
    Path manifest = folder.resolve("appendonly.aof.manifest");
    Path last = folder.resolve("appendonly.aof.1.incr.aof");
    assertThat(judge("aof-check", "redis-check-aof", manifest)).isZero();

    cut(last, Files.size(last) - 1);
    assertThat(judge("aof-check", "redis-check-aof", manifest)).as("a cut").isEqualTo(1);
    assertThat(run(words(EngineProcess.engine(), "aof-check", "--fix", "--yes"), manifest))
        .as("mending")
        .isZero();
    assertThat(judge("aof-check", "redis-check-aof", manifest)).as("mended").isZero();
    writer.start();
    assertThat(writer.digest()).isEqualTo(digest);
    writer.kill();

    Files.writeString(last, "rubbish", StandardOpenOption.APPEND);
    assertThat(judge("aof-check", "redis-check-aof", manifest)).as("rubbish").isEqualTo(1);
  }

  /** The exit code that both checks agree on. */
  private static int judge(String ours, String theirs, Path file) throws IOException {
    int code = run(words(EngineProcess.engine(), ours), file);
    int expected = run(List.of(RedisServerProcess.find(theirs)), file);
    assertThat(code).as("%s against %s", ours, theirs).isEqualTo(expected);
    return code;
  }

  private static List<String> words(List<String> program, String... more) {
    List<String> words = new ArrayList<>(program);
    Collections.addAll(words, more);
    return words;
  }

  private static int run(List<String> program, Path file) throws IOException {
    List<String> command = words(program, file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    try {
      int code = process.waitFor();
      assertThat(code).as(shown).isBetween(0, 1);
      return code;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while checking " + file, e);
    }
  }

  private static void cut(Path file, long length) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, (int) length));
  }
}
