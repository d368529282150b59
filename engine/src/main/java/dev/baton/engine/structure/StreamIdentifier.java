package dev.baton.engine.structure;

import dev.baton.engine.base.NativeBuffer;

/** An identifier in the form in which nodes are ordered, to look for one. */
final class StreamIdentifier {
  // Lives as long as the view it belongs to, which its user keeps for the life of the process.
  private final NativeBuffer text = new NativeBuffer(StreamNode.IDENTIFIER_BYTES);

  /** Where this identifier is, until the next call. */
  long of(long timeMs, long sequence) {
    StreamNode.putIdentifier(text.address(), timeMs, sequence);
    return text.address();
  }
}
