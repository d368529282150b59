package dev.baton.engine.node;

/** What the node is to its clients. */
public enum Role {
  /** It takes writes and feeds replicas. */
  PRIMARY("primary"),
  /** It follows another node. */
  REPLICA("replica"),
  /** It was told nothing yet and serves nothing; to clients it looks like a cut-off replica. */
  UNASSIGNED("unassigned");

  private final String text;

  Role(String text) {
    this.text = text;
  }

  /** The name in INFO and in the directive. */
  public String text() {
    return text;
  }
}
