package dev.baton.engine.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP hop that can fail like a network: while it is cut, existing connections are reset, bytes
 * under way are dropped and new connections are closed at once.
 */
final class CuttableProxy implements AutoCloseable {
  private final int targetPort;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean cut;

  CuttableProxy(int targetPort) {
    this.targetPort = targetPort;
    try {
      listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Resets all connections and lets none through until {@link #heal}. */
  void cut() {
    cut = true;
    sockets.forEach(CuttableProxy::reset);
  }

  /** Lets that many more bytes through, in both directions together, then cuts. */
  void cutAfter(long bytes) {
    allowance.set(bytes);
  }

  void heal() {
    allowance.set(Long.MAX_VALUE);
    cut = false;
  }

  boolean isCut() {
    return cut;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        connect(listener.accept());
      } catch (IOException _) {
        // The listener was closed, or the client left before it was accepted.
      }
    }
  }

  private void connect(Socket near) {
    sockets.add(near);
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), targetPort);
      sockets.add(far);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> copy(near, far));
      Thread.ofVirtual().start(() -> copy(far, near));
      if (cut) {
        reset(far);
        reset(near);
      }
    } catch (IOException _) {
      reset(near);
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int count = input.read(buffer); count >= 0 && !cut; count = input.read(buffer)) {
        output.write(buffer, 0, count);
        if (allowance.addAndGet(-count) < 0) {
          cut();
        }
      }
    } catch (IOException _) {
      // One side is gone: below, the other follows.
    }
    reset(from);
    reset(to);
    sockets.remove(from);
    sockets.remove(to);
  }

  /** A linger of zero makes the kernel drop what is queued, as a lost peer would. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException _) {
      // It is closed already.
    }
  }

  @Override
  public void close() {
    cut();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
