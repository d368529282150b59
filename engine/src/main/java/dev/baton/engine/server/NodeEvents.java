package dev.baton.engine.server;

import dev.baton.engine.io.net.Events;
import dev.baton.engine.node.Link;
import dev.baton.engine.node.Node;
import dev.baton.engine.node.Readiness;

/** Hands the loop's events to the node, and says once when the data is loaded. */
final class NodeEvents implements Events {
  private final Node node;
  private final Runnable onLoaded;
  private boolean loaded;

  NodeEvents(Node node, Runnable onLoaded) {
    this.node = node;
    this.onLoaded = onLoaded;
  }

  @Override
  public void onAccepted(Link link, long nowMs) {
    node.onAccepted(link, nowMs);
  }

  @Override
  public void onReceived(Link link, long address, int length, long nowMs) {
    node.onReceived(link, address, length, nowMs);
  }

  @Override
  public void onWritable(Link link, long nowMs) {
    node.onWritable(link, nowMs);
  }

  @Override
  public void onClosed(Link link, String reason, long nowMs) {
    node.onClosed(link, reason, nowMs);
  }

  @Override
  public void onConnected(long attempt, Link link, long nowMs) {
    node.onConnected(attempt, link, nowMs);
  }

  @Override
  public void onConnectFailed(long attempt, String reason, long nowMs) {
    node.onConnectFailed(attempt, reason, nowMs);
  }

  @Override
  public void onTick(long nowMs) {
    node.onTick(nowMs);
  }

  @Override
  public void onTurnEnd(long nowMs) {
    node.onTurnEnd(nowMs);
    if (!loaded && !node.isLoading()) {
      loaded = true;
      onLoaded.run();
    }
  }

  @Override
  public long nextDeadlineMs(long nowMs) {
    return node.nextDeadlineMs(nowMs);
  }

  @Override
  public Readiness readiness(long nowMs) {
    return node.readiness(nowMs);
  }

  @Override
  public String metrics(long nowMs) {
    return node.metrics(nowMs);
  }
}
