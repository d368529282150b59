package dev.baton.engine.architecture.planted.node.storage;

import dev.baton.engine.architecture.planted.node.Wiring;

final class KnowsTheNode {
  Wiring wiring() {
    return new Wiring();
  }
}
