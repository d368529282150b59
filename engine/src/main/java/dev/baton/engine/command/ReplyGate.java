package dev.baton.engine.command;

import dev.baton.engine.base.ByteSink;

/** Lets replies through to a client's output, or drops them when CLIENT REPLY asked for silence. */
final class ReplyGate implements ByteSink {
  private final ByteSink output;
  private ReplyMode mode = ReplyMode.ON;
  private boolean open = true;

  ReplyGate(ByteSink output) {
    this.output = output;
  }

  void set(ReplyMode mode) {
    this.mode = mode;
    open = mode == ReplyMode.ON;
  }

  ReplyMode mode() {
    return mode;
  }

  /** Whether what is written now reaches the client. */
  boolean isOpen() {
    return open;
  }

  /** The reply to the command after CLIENT REPLY SKIP is dropped, the one after that is not. */
  void commandStarts() {
    open = mode == ReplyMode.ON;
    if (mode == ReplyMode.SKIP_NEXT) {
      mode = ReplyMode.ON;
    }
  }

  @Override
  public void write(byte value) {
    if (open) {
      output.write(value);
    }
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    if (open) {
      output.write(source, offset, length);
    }
  }

  @Override
  public long reserve(int bytes) {
    return open ? output.reserve(bytes) : 0;
  }

  @Override
  public void commit(int bytes) {
    output.commit(bytes);
  }

  @Override
  public boolean lend(long address, int length, Runnable release) {
    return open && output.lend(address, length, release);
  }

  @Override
  public void write(long address, int length) {
    if (open) {
      output.write(address, length);
    }
  }
}
