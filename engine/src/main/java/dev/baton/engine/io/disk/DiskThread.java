package dev.baton.engine.io.disk;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that writes; it starts with the first write and ends when idle. */
final class DiskThread {
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DiskThread::thread);

  DiskThread() {
    executor.allowCoreThreadTimeOut(true);
  }

  /** Runs {@code step} after all earlier ones. Writers bound what they hand over themselves. */
  void then(Runnable step) {
    executor.execute(step);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "baton-disk");
    thread.setDaemon(true);
    return thread;
  }
}
