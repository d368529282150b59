package dev.baton.operator.manifest;

/** Where things are inside a pod: names, ports and paths that image, probes and mounts share. */
public final class PodLayout {

  /** The container that runs the engine. */
  public static final String ENGINE_CONTAINER = "engine";

  /** The port that speaks the Redis protocol. */
  public static final int REDIS_PORT = 6379;

  /** The port with probes and metrics. */
  public static final int HTTP_PORT = 8080;

  /** Names {@link #REDIS_PORT} in pods and Services. */
  public static final String REDIS_PORT_NAME = "redis";

  /** Names {@link #HTTP_PORT} in pods and Services. */
  public static final String HTTP_PORT_NAME = "http";

  static final String DATA_VOLUME = "data";
  static final String DATA_PATH = "/data";
  static final String TEMPORARY_VOLUME = "tmp";
  static final String TEMPORARY_PATH = "/tmp";
  static final String CONFIG_VOLUME = "config";
  static final String CONFIG_PATH = "/etc/baton";
  static final String CONFIG_FILE = "baton.conf";
  static final String AUTH_FILE = "auth/password";
  static final String TLS_FOLDER = "tls/";

  /** The user of the image; without a name, for the image has no list of users. */
  static final long USER_ID = 65532;

  private PodLayout() {}
}
