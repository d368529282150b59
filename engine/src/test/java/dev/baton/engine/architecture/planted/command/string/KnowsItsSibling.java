package dev.baton.engine.architecture.planted.command.string;

import dev.baton.engine.architecture.planted.command.list.Unlisted;

final class KnowsItsSibling {
  Unlisted sibling() {
    return new Unlisted();
  }
}
