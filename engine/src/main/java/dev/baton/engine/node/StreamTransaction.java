package dev.baton.engine.node;

import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.QueryBuffer;
import dev.baton.engine.resp.RequestParser;

/**
 * The commands of a transaction that the primary's stream has begun and not ended: kept until EXEC,
 * so that a link that breaks in between leaves no half of it behind.
 */
final class StreamTransaction implements AutoCloseable {
  private final QueryBuffer buffer;
  private final RequestParser parser = new RequestParser();

  StreamTransaction(QueryBuffer buffer) {
    this.buffer = buffer;
    parser.setBulkBytesMax(Integer.MAX_VALUE);
  }

  QueryBuffer buffer() {
    return buffer;
  }

  RequestParser parser() {
    return parser;
  }

  /** Keeps one request; false when there is no room for it. */
  boolean add(long address, int length) {
    return buffer.append(address, length);
  }

  /** Finds the next request to execute; the caller consumes it. False after the last. */
  boolean next(Arguments words) {
    return parser.parse(buffer, words) == RequestParser.Outcome.REQUEST;
  }

  @Override
  public void close() {
    buffer.close();
    parser.close();
  }
}
