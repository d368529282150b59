package dev.baton.engine.interop;

import java.nio.file.Path;
import java.util.List;

/**
 * Which server plays a part. Every case also runs with Redis in all parts: that judges the case.
 */
enum Peer {
  REDIS,
  ENGINE;

  ServerProcess create(String name, Path folder, List<String> directives) {
    return switch (this) {
      case REDIS -> new RedisServerProcess(name + " (redis)", folder, directives);
      case ENGINE -> new EngineProcess(name + " (engine)", folder, directives);
    };
  }
}
