package dev.baton.engine.command;

import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import java.util.function.LongSupplier;

/** Chooses the next key to evict. */
final class EvictionChoice {
  private static final int FREQUENCY_MAX = 255;

  private final Keyspace keyspace;
  private final EvictionSettings settings;
  private final LongSupplier random;
  private final EvictionPool pool = new EvictionPool();
  private final Entry view;
  private int databaseIndex;
  private EvictionPolicy policy = EvictionPolicy.NOEVICTION;

  EvictionChoice(Keyspace keyspace, EvictionSettings settings, LongSupplier random) {
    this.keyspace = keyspace;
    this.settings = settings;
    this.random = random;
    this.view = keyspace.newEntry();
  }

  /** Chooses a key; false when there is none that may go. */
  boolean choose(long nowMs) {
    if (policy != settings.policy()) {
      policy = settings.policy();
      // Scores of different policies cannot be compared.
      pool.clear();
    }
    return switch (policy.order()) {
      case NONE -> false;
      case RANDOM -> chooseAny();
      case EXPIRY -> chooseFirstExpiring();
      case IDLE, RARE -> chooseSampled(nowMs);
    };
  }

  /** The entry that was chosen. */
  Entry entry() {
    return view;
  }

  /** The database that was chosen. */
  int databaseIndex() {
    return databaseIndex;
  }

  /** Each database in turn, so that none is favoured. */
  private boolean chooseAny() {
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      databaseIndex = (databaseIndex + 1) % keyspace.databaseCount();
      if (draw(keyspace.database(databaseIndex))) {
        return true;
      }
    }
    return false;
  }

  private boolean draw(Database database) {
    return policy.isVolatileOnly()
        ? database.anyExpiring(random.getAsLong(), view)
        : database.any(random.getAsLong(), view);
  }

  /** Expiries are kept in order, so the first one need not be guessed from samples. */
  private boolean chooseFirstExpiring() {
    long firstMs = Long.MAX_VALUE;
    int chosen = -1;
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      if (keyspace.database(i).firstExpiring(view) && view.expireAtMs() < firstMs) {
        firstMs = view.expireAtMs();
        chosen = i;
      }
    }
    databaseIndex = chosen;
    return chosen >= 0 && keyspace.database(chosen).firstExpiring(view);
  }

  private boolean chooseSampled(long nowMs) {
    while (sample(nowMs)) {
      while (!pool.isEmpty()) {
        databaseIndex = pool.bestDatabase();
        boolean isThere = keyspace.database(databaseIndex).find(pool.takeBest(), view);
        if (isThere && (!policy.isVolatileOnly() || view.expires())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Adds samples of every database to the pool; false when no key may go. */
  private boolean sample(long nowMs) {
    boolean any = false;
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      Database database = keyspace.database(i);
      long keys = policy.isVolatileOnly() ? database.expiringCount() : database.size();
      any |= keys > 0;
      for (long left = Math.min(keys, settings.samples()); left > 0; left--) {
        draw(database);
        long score =
            policy.isByFrequency()
                ? FREQUENCY_MAX - view.frequency(nowMs)
                : view.idleSeconds(nowMs);
        if (pool.wants(score)) {
          pool.add(score, i, view.key());
        }
      }
    }
    return any;
  }
}
