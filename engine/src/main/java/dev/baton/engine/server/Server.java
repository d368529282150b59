package dev.baton.engine.server;

import dev.baton.engine.config.Configuration;
import dev.baton.engine.io.disk.ConfigurationFile;
import dev.baton.engine.io.disk.FolderDisk;
import dev.baton.engine.io.disk.UsersFile;
import dev.baton.engine.io.log.RedisLog;
import dev.baton.engine.io.net.BindException;
import dev.baton.engine.io.net.Connector;
import dev.baton.engine.io.net.Listeners;
import dev.baton.engine.io.net.Loop;
import dev.baton.engine.io.net.SecureLinks;
import dev.baton.engine.io.net.Transport;
import dev.baton.engine.io.net.TransportException;
import dev.baton.engine.io.time.SystemClock;
import dev.baton.engine.io.time.SystemEntropy;
import dev.baton.engine.node.Node;
import dev.baton.engine.node.Ports;
import dev.baton.engine.node.Signal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One running server: the node, the loop that drives it, and what connects them to the system. */
final class Server {
  // Distinct from 1, a refused start: a broken invariant is a defect worth an alarm.
  private static final int BROKEN = 70;

  private final Configuration configuration;
  private final RedisLog log;
  private final SystemClock clock;
  private final Path folder;
  private final Leavings leavings;
  private final TlsSwitch tls;
  private final AtomicBoolean interrupted = new AtomicBoolean();

  Server(Configuration configuration, RedisLog log, SystemClock clock) {
    this.configuration = configuration;
    this.log = log;
    this.clock = clock;
    this.folder = Path.of(configuration.textOf("dir"));
    this.leavings = new Leavings(log);
    this.tls = new TlsSwitch(configuration, folder, log);
  }

  /**
   * Starts; the loop thread keeps the process alive from then on.
   *
   * @param configFile the path of the configuration file, empty without one
   */
  void start(String configFile) throws StartException {
    Loop loop = new Loop(transport(), clock, this::end);
    Listeners listeners = new Listeners(loop, log, this::keepAliveSeconds);
    tls.start();
    listen(listeners);
    rebindOnRequest(listeners);
    String pidFile = configuration.textOf("pidfile");
    if (!pidFile.isEmpty()) {
      leavings.writePid(folder.resolve(pidFile));
    }
    if (configuration.isOn("always-show-logo")) {
      log.raw(Banner.logo(listeningPort()));
    }
    log.notice("Server initialized");
    Node node = new Node(configuration, ports(loop, configFile), clock.nowMs());
    log.setRole(() -> Banner.roleMark(node));
    loop.drive(new NodeEvents(node, this::tellReady), () -> node.start(clock.nowMs()));
    Signals.handle(signal -> onSignal(signal, loop, node));
    listeners.accept();
  }

  private Transport transport() throws StartException {
    try {
      return Transport.choose(configuration.textOf("baton-transport"));
    } catch (TransportException unavailable) {
      throw new StartException(String.valueOf(unavailable.getMessage()));
    }
  }

  private Ports ports(Loop loop, String configFile) {
    Connector network = new Connector(loop, this::keepAliveSeconds, tls::forPrimary);
    FolderDisk disk = new FolderDisk(folder, loop, clock);
    configuration.onSet("dir", FolderChange::objection);
    configuration.onChange("dir", () -> disk.moveTo(Path.of(configuration.textOf("dir"))));
    configuration.onChange("loglevel", () -> log.setLevel(configuration.textOf("loglevel")));
    ProcessHost host = new ProcessHost(loop.transport(), configFile, this::listeningPort);
    ConfigurationFile file = new ConfigurationFile(configFile);
    UsersFile users =
        new UsersFile(
            folder.resolve(configuration.textOf("aclfile")),
            folder.resolve(configuration.textOf("baton-auth-file")));
    MemoryAhead backing = MemoryAhead.start();
    return new Ports(
        network, disk, log, new SystemEntropy(), host, file, users, this::exit, backing);
  }

  private void listen(Listeners listeners) throws StartException {
    int backlog = configuration.intOf("tcp-backlog");
    String bind = configuration.textOf("bind");
    int port = configuration.intOf("port");
    if (port != 0) {
      listen(port, "TCP", () -> listeners.listen(bind, port, backlog));
    }
    int securePort = configuration.intOf("tls-port");
    if (securePort != 0) {
      SecureLinks secure = tls.forClients();
      listen(securePort, "TLS", () -> listeners.listenSecurely(bind, securePort, backlog, secure));
    }
    int probePort = configuration.intOf("baton-http-port");
    if (probePort != 0) {
      listen(probePort, "HTTP", () -> listeners.listenForProbes(bind, probePort));
    }
    String socket = configuration.textOf("unixsocket");
    if (!socket.isEmpty()) {
      Path path = folder.resolve(socket);
      int mode = configuration.intOf("unixsocketperm");
      try {
        listeners.listenUnix(path, mode, backlog);
      } catch (BindException refused) {
        throw new StartException("Failed opening Unix socket: " + refused.getMessage());
      }
      leavings.add(path);
    }
  }

  /** CONFIG SET of the addresses or the port takes effect at once. */
  private void rebindOnRequest(Listeners listeners) {
    configuration.onApply(
        List.of("bind"), () -> rebind(listeners) ? null : "Failed to bind to specified addresses.");
    configuration.onApply(
        List.of("port"),
        () -> rebind(listeners) ? null : "Unable to listen on this port. Check server logs.");
  }

  private boolean rebind(Listeners listeners) {
    int backlog = configuration.intOf("tcp-backlog");
    String bind = configuration.textOf("bind");
    int securePort = configuration.intOf("tls-port");
    try {
      listeners.relisten(bind, configuration.intOf("port"), backlog);
      if (securePort != 0) {
        listeners.relistenSecurely(bind, securePort, backlog, tls.forClients());
      }
      return true;
    } catch (BindException refused) {
      return false;
    }
  }

  private void listen(int port, String kind, Listening listening) throws StartException {
    try {
      listening.listen();
    } catch (BindException refused) {
      throw new StartException("Failed listening on port " + port + " (" + kind + "), aborting.");
    }
  }

  /** The port that INFO tells and replicas announce: the plain one where there is one. */
  private int listeningPort() {
    int port = configuration.intOf("port");
    return port == 0 ? configuration.intOf("tls-port") : port;
  }

  private int keepAliveSeconds() {
    return configuration.intOf("tcp-keepalive");
  }

  private void tellReady() {
    if (configuration.intOf("port") != 0) {
      log.notice("Ready to accept connections tcp");
    }
    if (configuration.intOf("tls-port") != 0) {
      log.notice("Ready to accept connections tls");
    }
    if (!configuration.textOf("unixsocket").isEmpty()) {
      log.notice("Ready to accept connections unix");
    }
    StartPages.giveBackSoon();
  }

  /** The second interrupt of an impatient keyboard ends the process at once, as in Redis. */
  private void onSignal(Signal signal, Loop loop, Node node) {
    if (signal == Signal.INTERRUPT && interrupted.getAndSet(true)) {
      log.warning("You insist... exiting now.");
      exit(1);
      return;
    }
    loop.execute(() -> node.onSignal(signal, clock.nowMs()));
  }

  private void end(Throwable broken) {
    log.warning("=== BATON BUG REPORT START: cut and paste starting from here ===");
    log.warning(broken.toString());
    for (StackTraceElement frame : broken.getStackTrace()) {
      log.warning("    at " + frame);
    }
    log.warning("=== BATON BUG REPORT END ===");
    exit(BROKEN);
  }

  private void exit(int code) {
    leavings.remove();
    System.exit(code);
  }

  /** Opens listening sockets. */
  @FunctionalInterface
  private interface Listening {
    void listen() throws BindException;
  }
}
