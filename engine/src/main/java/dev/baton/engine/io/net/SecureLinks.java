package dev.baton.engine.io.net;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;
import dev.baton.engine.io.tls.Tls;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;

/** Puts TLS below links. Only servers that use TLS load it and what it needs. */
public final class SecureLinks {
  private final Tls tls;
  private final HandshakeLog log;

  /** Links are encrypted by {@code tls}; clients that fail are told to {@code log}. */
  public SecureLinks(Tls tls, Log log) {
    this.tls = tls;
    this.log = new HandshakeLog(log);
  }

  void secureAccepted(Channel channel, Loop loop) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(new PlainTextRefusal());
    pipeline.addLast(tls.accept(loop.memory()));
    pipeline.addLast(new HandshakeWatch(loop, log, null));
  }

  void secureOutgoing(Channel channel, Loop loop, Attempt attempt, HostPort target) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(tls.connect(loop.memory(), target, attempt.leftMs()));
    pipeline.addLast(new HandshakeWatch(loop, log, attempt));
  }
}
