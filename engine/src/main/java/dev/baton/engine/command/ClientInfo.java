package dev.baton.engine.command;

/** What a client has told about itself, and marks that only CLIENT LIST shows. */
public final class ClientInfo {
  private String name = "";
  private String libraryName = "";
  private String libraryVersion = "";
  private String lastCommand = "NULL";
  private boolean noEvict;
  private boolean noTouch;
  private boolean followsRedirects;
  private boolean readsReplicas;
  private long bytesReceived;
  private long bytesSent;
  private long commands;

  /** The name CLIENT SETNAME gave, or nothing. */
  public String name() {
    return name;
  }

  /** Names the client. */
  public void setName(String name) {
    this.name = name;
  }

  /** The client library's name, or nothing. */
  public String libraryName() {
    return libraryName;
  }

  /** Names the client library. */
  public void setLibraryName(String libraryName) {
    this.libraryName = libraryName;
  }

  /** The client library's version, or nothing. */
  public String libraryVersion() {
    return libraryVersion;
  }

  /** Notes the client library's version. */
  public void setLibraryVersion(String libraryVersion) {
    this.libraryVersion = libraryVersion;
  }

  /** The full name of the command called last. */
  public String lastCommand() {
    return lastCommand;
  }

  void setLastCommand(String fullName) {
    lastCommand = fullName;
  }

  /** Whether the client is never closed to save memory. */
  public boolean isNoEvict() {
    return noEvict;
  }

  /** Protects the client from being closed to save memory. */
  public void setNoEvict(boolean noEvict) {
    this.noEvict = noEvict;
  }

  /** Whether lookups leave the access times of keys alone. */
  public boolean isNoTouch() {
    return noTouch;
  }

  /** Makes lookups leave the access times of keys alone. */
  public void setNoTouch(boolean noTouch) {
    this.noTouch = noTouch;
  }

  /** Whether the client wants to be sent on to the primary where it would be refused. */
  public boolean followsRedirects() {
    return followsRedirects;
  }

  /** Notes that the client goes where {@code REDIRECT} sends it. */
  public void setFollowsRedirects() {
    followsRedirects = true;
  }

  /** Whether a client that follows redirects is served reads by replicas all the same. */
  public boolean readsReplicas() {
    return readsReplicas;
  }

  /** Chooses where a client that follows redirects reads. */
  public void setReadsReplicas(boolean readsReplicas) {
    this.readsReplicas = readsReplicas;
  }

  /** Notes bytes that the client has sent to us. */
  public void countReceived(long bytes) {
    bytesReceived += bytes;
  }

  /** Notes bytes that were sent to the client. */
  public void countSent(long bytes) {
    bytesSent += bytes;
  }

  void countCommand() {
    commands++;
  }

  long bytesReceived() {
    return bytesReceived;
  }

  long bytesSent() {
    return bytesSent;
  }

  /** How many commands of the client were executed to their end. */
  long commands() {
    return commands;
  }

  void reset() {
    name = "";
    noEvict = false;
    noTouch = false;
    readsReplicas = false;
  }
}
