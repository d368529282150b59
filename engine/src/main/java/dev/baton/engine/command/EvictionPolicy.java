package dev.baton.engine.command;

/** Which keys go when memory is short: the values of maxmemory-policy. */
public enum EvictionPolicy {
  /** None: commands that need memory are refused. */
  NOEVICTION(false, Order.NONE),
  /** Those not used for the longest time. */
  ALLKEYS_LRU(false, Order.IDLE),
  /** Those least often used. */
  ALLKEYS_LFU(false, Order.RARE),
  /** Any. */
  ALLKEYS_RANDOM(false, Order.RANDOM),
  /** Of those with an expiry, those not used for the longest time. */
  VOLATILE_LRU(true, Order.IDLE),
  /** Of those with an expiry, those least often used. */
  VOLATILE_LFU(true, Order.RARE),
  /** Any with an expiry. */
  VOLATILE_RANDOM(true, Order.RANDOM),
  /** Those that expire first. */
  VOLATILE_TTL(true, Order.EXPIRY);

  /** What makes one key go before another. */
  enum Order {
    NONE,
    IDLE,
    RARE,
    RANDOM,
    EXPIRY
  }

  private final boolean volatileOnly;
  private final Order order;

  EvictionPolicy(boolean volatileOnly, Order order) {
    this.volatileOnly = volatileOnly;
    this.order = order;
  }

  /** The policy that {@code word} names, which is one of the directive's. */
  public static EvictionPolicy named(String word) {
    for (EvictionPolicy policy : values()) {
      if (policy.name().replace('_', '-').equalsIgnoreCase(word)) {
        return policy;
      }
    }
    throw new IllegalArgumentException("no eviction policy is named " + word);
  }

  /** Whether it is kept how often keys are used, rather than when. */
  public boolean isByFrequency() {
    return order == Order.RARE;
  }

  /** Whether each key must have a history of its own, so that equal integers are not shared. */
  public boolean isByUse() {
    return order == Order.RARE || order == Order.IDLE;
  }

  boolean isVolatileOnly() {
    return volatileOnly;
  }

  Order order() {
    return order;
  }
}
