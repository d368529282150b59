package dev.baton.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The processes, proxies and folders of one test. After the test everything is killed and deleted,
 * whether it passed or not; of a failed test the logs of all servers are printed first.
 */
final class Lab implements AfterEachCallback {
  private final List<ServerProcess> servers = new ArrayList<>();
  private final List<CuttableProxy> proxies = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();

  /** Starts a server in a folder of its own; {@code directives} as on a command line. */
  ServerProcess start(Peer peer, String name, String... directives) {
    return start(peer.create(name, newFolder(), List.of(directives)));
  }

  private ServerProcess start(ServerProcess server) {
    servers.add(server);
    server.start();
    return server;
  }

  /** Starts a server whose data folder begins with a copy of the RDB file of another. */
  ServerProcess startWithFileOf(ServerProcess other, Peer peer, String name) {
    Path folder = newFolder();
    try {
      Files.copy(other.folder().resolve("dump.rdb"), folder.resolve("dump.rdb"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start(peer.create(name, folder, List.of()));
  }

  /** Starts a server whose folder of append only files begins with a copy of another's. */
  ServerProcess startWithFolderOf(
      ServerProcess other, Peer peer, String name, String... directives) {
    Path from = other.folder().resolve("appendonlydir");
    Path folder = newFolder();
    try (Stream<Path> files = Files.list(from)) {
      Path to = Files.createDirectory(folder.resolve("appendonlydir"));
      for (Path file : files.sorted().toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start(peer.create(name, folder, List.of(directives)));
  }

  /** A way to {@code server} that can be cut. */
  CuttableProxy proxyTo(ServerProcess server) {
    return proxyTo(server.port());
  }

  /** A way to {@code port} that can be cut. */
  CuttableProxy proxyTo(int port) {
    CuttableProxy proxy = new CuttableProxy(port);
    proxies.add(proxy);
    return proxy;
  }

  private Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("baton-interop-");
      folders.add(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    proxies.forEach(CuttableProxy::close);
    servers.forEach(ServerProcess::close);
    if (context.getExecutionException().isPresent()) {
      servers.forEach(server -> context.publishReportEntry(server.name(), server.log()));
    }
    folders.forEach(Lab::deleteFolder);
  }

  private static void deleteFolder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cleaning " + folder, e);
    }
  }
}
