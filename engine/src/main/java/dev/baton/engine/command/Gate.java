package dev.baton.engine.command;

import org.jspecify.annotations.Nullable;

/**
 * One reason to refuse commands. The node gives the chain an ordered list; the first refusal wins.
 */
public interface Gate {
  /**
   * The error line to answer with, its code first and without a leading dash, or null when this
   * gate has no objection. Called for clients only, never for the link to the primary.
   */
  @Nullable String refuse(CommandSpec spec, Session session, long nowMs);
}
