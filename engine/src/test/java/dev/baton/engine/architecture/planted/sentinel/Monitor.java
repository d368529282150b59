package dev.baton.engine.architecture.planted.sentinel;

/** Stands for another protocol. */
public final class Monitor {}
