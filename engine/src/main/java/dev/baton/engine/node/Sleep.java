package dev.baton.engine.node;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Log;
import dev.baton.engine.command.admin.DebugPort;
import dev.baton.engine.persistence.ValuePayloads;
import dev.baton.engine.replication.History;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What DEBUG may do to a node: make it deaf and dumb for a while, or forget its history. */
final class Sleep implements DebugPort {
  private final LoopClock clock;
  private final Clients clients;
  private final History history;
  private final Log log;
  private long untilMs;
  private boolean asleep;
  private @Nullable Reload reload;
  private @Nullable ValuePayloads payloads;
  private BooleanSupplier appends = () -> false;
  private LongConsumer slowAppending = _ -> {};
  private Consumer<List<Bytes>> replicated = _ -> {};
  private boolean carePaused;
  private Supplier<@Nullable String> appendOnlyLoad = () -> null;

  Sleep(LoopClock clock, Clients clients, History history, Log log) {
    this.clock = clock;
    this.clients = clients;
    this.history = history;
    this.log = log;
  }

  /** Completes the wiring. */
  void wire(Reload reloading, ValuePayloads values) {
    reload = reloading;
    payloads = values;
  }

  /** Completes the wiring of DEBUG LOADAOF. */
  void onLoadAppendOnly(BooleanSupplier isOn, Supplier<@Nullable String> load) {
    appends = isOn;
    appendOnlyLoad = load;
  }

  @Override
  public @Nullable String loadAppendOnly() {
    return appends.getAsBoolean()
        ? appendOnlyLoad.get()
        : "there is no append only file of this data";
  }

  /** Whether the node still sleeps; wakes it when the time has come. */
  boolean isAsleep(long nowMs) {
    if (asleep && nowMs >= untilMs) {
      asleep = false;
      clients.wake(nowMs);
    }
    return asleep;
  }

  /** How long the node will still sleep. */
  long remainingMs() {
    return asleep ? Math.max(0, untilMs - clock.nowMs()) : 0;
  }

  long untilMs() {
    return untilMs;
  }

  @Override
  public void sleepUntil(long wakeAtMs) {
    untilMs = wakeAtMs;
    asleep = wakeAtMs > clock.nowMs();
    if (asleep) {
      clients.sleep();
    }
  }

  @Override
  public @Nullable String reload() {
    return Objects.requireNonNull(reload, "wired").run();
  }

  /** Completes the wiring of DEBUG AOF-FLUSH-SLEEP. */
  void onSlowAppending(LongConsumer microseconds) {
    slowAppending = microseconds;
  }

  /** Completes the wiring of DEBUG REPLICATE. */
  void onReplicate(Consumer<List<Bytes>> stream) {
    replicated = stream;
  }

  @Override
  public void sleepBeforeFlushing(long micros) {
    slowAppending.accept(micros);
  }

  @Override
  public void replicate(List<Bytes> words) {
    replicated.accept(words);
  }

  /** Whether what is done from time to time waits, signals included. */
  boolean isCarePaused() {
    return carePaused;
  }

  @Override
  public void pauseCare(boolean paused) {
    carePaused = paused;
    clients.pauseCare(paused);
  }

  @Override
  public void skipChecksums(boolean skipped) {
    Objects.requireNonNull(payloads, "wired").skipChecksums(skipped);
  }

  @Override
  public void log(String text) {
    log.warning("DEBUG LOG: " + text);
  }

  @Override
  public void changeReplicationId() {
    log.warning("Changing replication IDs after receiving change-repl-id");
    history.renew();
  }
}
