package dev.baton.engine.command;

import dev.baton.engine.resp.OutputBuffer;
import dev.baton.engine.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What one client is sent besides replies. While a command of this very client runs, messages wait,
 * so that they cannot come to stand inside of a reply.
 */
final class Outbox {
  private final OutputBuffer output;
  private final ReplyWriter writer;
  private final List<byte[]> waiting = new ArrayList<>(0);
  private Runnable listener = () -> {};
  private boolean executing;

  Outbox(OutputBuffer output) {
    this.output = output;
    this.writer = new ReplyWriter(output);
  }

  /** Writes at once, past the client's wish for silence. */
  ReplyWriter writer(int protocol) {
    writer.setProtocol(protocol);
    return writer;
  }

  void onPush(Runnable outputListener) {
    listener = outputListener;
  }

  void push(byte[] message) {
    if (executing) {
      waiting.add(message);
    } else {
      output.write(message);
      listener.run();
    }
  }

  void beginCall() {
    executing = true;
  }

  /** More of a reply was written outside of any call. */
  void tellGrowth() {
    listener.run();
  }

  /** The reply is complete: what was pushed meanwhile follows it. */
  void endCall() {
    executing = false;
    if (!waiting.isEmpty()) {
      waiting.forEach(output::write);
      waiting.clear();
    }
  }
}
