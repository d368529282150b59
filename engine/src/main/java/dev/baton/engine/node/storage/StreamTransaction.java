package dev.baton.engine.node.storage;

import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.QueryBuffer;
import dev.baton.engine.resp.RequestParser;

/**
 * The commands of a transaction that the primary's stream has begun and not ended: kept until EXEC,
 * so that a link that breaks in between leaves no half of it behind.
 */
public final class StreamTransaction implements AutoCloseable {
  private final QueryBuffer buffer;
  private final RequestParser parser = new RequestParser();

  /** Keeps requests in {@code buffer}, which it closes. */
  public StreamTransaction(QueryBuffer buffer) {
    this.buffer = buffer;
    parser.setBulkBytesMax(Integer.MAX_VALUE);
  }

  /** Where the requests are. */
  public QueryBuffer buffer() {
    return buffer;
  }

  /** Where reading has come to. */
  public RequestParser parser() {
    return parser;
  }

  /** Keeps one request; false when there is no room for it. */
  public boolean add(long address, int length) {
    return buffer.append(address, length);
  }

  /** Finds the next request to execute; the caller consumes it. False after the last. */
  public boolean next(Arguments words) {
    return parser.parse(buffer, words) == RequestParser.Outcome.REQUEST;
  }

  @Override
  public void close() {
    buffer.close();
    parser.close();
  }
}
