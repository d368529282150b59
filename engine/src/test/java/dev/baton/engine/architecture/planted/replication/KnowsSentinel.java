package dev.baton.engine.architecture.planted.replication;

import dev.baton.engine.architecture.planted.sentinel.Monitor;

final class KnowsSentinel {
  Monitor monitor() {
    return new Monitor();
  }
}
