package dev.baton.engine.resp;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From received bytes to the words of requests; one operation is a whole pipeline. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestParserBenchmark {
  /** Requests that arrive together. */
  @Param({"1", "16", "64"})
  public int pipeline;

  private final ChunkPool pool = new ChunkPool();
  private final QueryBuffer buffer = new QueryBuffer(pool, QueryBuffer.DEFAULT_LIMIT_BYTES);
  private final RequestParser parser = new RequestParser();
  private final Arguments words = new Arguments();
  private final NativeBuffer received = new NativeBuffer(16 * 1024);
  private int receivedBytes;

  /** Writes the pipeline once. */
  @Setup(Level.Trial)
  public void write() {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < pipeline; i++) {
      String key = "key:%012d".formatted(i);
      requests.append("*3\r\n$3\r\nSET\r\n$16\r\n").append(key).append("\r\n$64\r\n");
      requests.append("v".repeat(64)).append("\r\n");
    }
    byte[] bytes = requests.toString().getBytes(StandardCharsets.US_ASCII);
    Native.copy(bytes, 0, received.address(), bytes.length);
    receivedBytes = bytes.length;
  }

  /** SET of a 16-byte key and a 64-byte value. */
  @Benchmark
  public long set() {
    long wordBytes = 0;
    buffer.append(received.address(), receivedBytes);
    while (parser.parse(buffer, words) == RequestParser.Outcome.REQUEST) {
      wordBytes += words.length(1) + words.length(2);
      buffer.consume(parser.requestBytes());
    }
    return wordBytes;
  }

  /** Gives the memory back. */
  @TearDown(Level.Trial)
  public void close() {
    buffer.close();
    parser.close();
    pool.close();
    received.close();
  }
}
