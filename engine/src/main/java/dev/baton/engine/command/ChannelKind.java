package dev.baton.engine.command;

/** What a client can listen to, with the words of its messages. */
public enum ChannelKind {
  /** One channel, by its name. */
  CHANNEL("subscribe", "unsubscribe"),
  /** Every channel whose name matches a glob pattern. */
  PATTERN("psubscribe", "punsubscribe"),
  /** One channel of the shard that its name belongs to. */
  SHARD("ssubscribe", "sunsubscribe");

  private final String subscribed;
  private final String unsubscribed;

  ChannelKind(String subscribed, String unsubscribed) {
    this.subscribed = subscribed;
    this.unsubscribed = unsubscribed;
  }

  /** The first word of the message that confirms a subscription. */
  public String subscribed() {
    return subscribed;
  }

  /** The first word of the message that confirms its end. */
  public String unsubscribed() {
    return unsubscribed;
  }
}
