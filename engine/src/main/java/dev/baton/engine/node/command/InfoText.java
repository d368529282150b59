package dev.baton.engine.node.command;

import java.util.List;

/** Writes INFO. */
public interface InfoText {
  /** The sections asked for, in the report's own order; none means the default ones. */
  String report(List<String> sections, long nowMs);
}
