package dev.baton.engine.architecture.planted.base;

final class ReadsTheClock {
  long nowMs() {
    return System.currentTimeMillis();
  }
}
