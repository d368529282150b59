package dev.baton.engine.config;

import java.util.List;

/** How the words after a directive's name are read and how its value is printed. */
@FunctionalInterface
interface Kind {
  /** Reads a value; what is wrong with it is told in {@link Reading#error()}. */
  Reading read(List<String> words);
}
