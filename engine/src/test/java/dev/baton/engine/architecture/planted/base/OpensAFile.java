package dev.baton.engine.architecture.planted.base;

import java.nio.file.Path;

final class OpensAFile {
  Path path() {
    return Path.of("data");
  }
}
