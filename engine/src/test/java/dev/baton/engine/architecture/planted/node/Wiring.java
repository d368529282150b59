package dev.baton.engine.architecture.planted.node;

/** Stands for what puts a node together. */
public final class Wiring {}
