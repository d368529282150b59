package dev.baton.engine.sim;

/** How the network behaves: delays in milliseconds, windows in bytes, chances in percent. */
record Weather(
    int delayMsLeast,
    int delayMsMost,
    int windowBytesLeast,
    int windowBytesMost,
    int splitPercent,
    int shortWritePercent) {

  /** Nothing is ever split, cut short or late by chance: for readable dialogues. */
  static final Weather CALM = new Weather(1, 1, 1 << 20, 1 << 20, 0, 0);

  /** Everything that TCP allows happens often. */
  static final Weather ROUGH = new Weather(0, 40, 512, 64 * 1024, 30, 20);
}
