package dev.baton.engine.interop;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which server plays a part. Every case also runs with Redis in all parts: that judges the case.
 */
enum Peer {
  REDIS,
  ENGINE,
  /** In the matrix only: where there is none, the casts with it are skipped. */
  VALKEY;

  /** Why it cannot play here; null when it can. */
  @Nullable String absence() {
    return this == VALKEY && ValkeyServerProcess.find() == null ? ValkeyServerProcess.ABSENT : null;
  }

  /** Whether it can load what {@code primary} sends: Valkey writes files that Redis 7 refuses. */
  boolean understands(Peer primary) {
    return this != REDIS || primary != VALKEY;
  }

  ServerProcess create(String name, Path folder, List<String> directives) {
    return switch (this) {
      case REDIS -> new RedisServerProcess(name + " (redis)", folder, directives);
      case VALKEY -> new ValkeyServerProcess(name + " (valkey)", folder, directives);
      case ENGINE -> new EngineProcess(name + " (engine)", folder, directives);
    };
  }
}
