package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the running call has to tell the replicas, in order; told as one when the call is over. */
final class Effects {
  private static final List<Bytes> MULTI = List.of(Bytes.of("MULTI"));
  private static final List<Bytes> EXEC = List.of(Bytes.of("EXEC"));
  // Enough for any command alone; a transaction may need more for a while.
  private static final int REWRITES_KEPT = 4;

  /** One command, as copies or as views; without either it is the client's own. */
  private record Effect(
      int databaseIndex, @Nullable List<Bytes> words, @Nullable Arguments views) {}

  private final Propagation propagation;
  private final List<Effect> effects = new ArrayList<>();
  private final List<Rewrite> rewrites = new ArrayList<>();
  // What names the rewrite at the same place: the next use is mostly for the same database.
  private final List<Effect> rewritten = new ArrayList<>();
  private int rewritesUsed;
  // Most calls tell their own words and nothing else: that is kept here and makes no object.
  private boolean ownWaits;
  private int ownDatabaseIndex;

  Effects(Propagation propagation) {
    this.propagation = propagation;
  }

  void add(int databaseIndex, List<Bytes> words) {
    listOwn();
    effects.add(new Effect(databaseIndex, words, null));
  }

  /** Adds a command that the caller puts together of words of {@code request} and others. */
  Rewrite addRewritten(int databaseIndex, Memory memory, Arguments request) {
    listOwn();
    if (rewritesUsed == rewrites.size()) {
      Rewrite added = new Rewrite(memory);
      rewrites.add(added);
      rewritten.add(new Effect(databaseIndex, null, added.views()));
    }
    Rewrite rewrite = rewrites.get(rewritesUsed).begin(request);
    Effect effect = rewritten.get(rewritesUsed);
    if (effect.databaseIndex() != databaseIndex) {
      effect = new Effect(databaseIndex, null, rewrite.views());
      rewritten.set(rewritesUsed, effect);
    }
    rewritesUsed++;
    effects.add(effect);
    return rewrite;
  }

  void addClientsOwn(int databaseIndex) {
    if (effects.isEmpty() && !ownWaits) {
      ownWaits = true;
      ownDatabaseIndex = databaseIndex;
    } else {
      listOwn();
      effects.add(new Effect(databaseIndex, null, null));
    }
  }

  private void listOwn() {
    if (ownWaits) {
      ownWaits = false;
      effects.add(new Effect(ownDatabaseIndex, null, null));
    }
  }

  /** Names a queued command's words where the client's own were meant; they stay until told. */
  void settle(Arguments words) {
    listOwn();
    effects.replaceAll(effect ->
        effect.words() == null && effect.views() == null
            ? new Effect(effect.databaseIndex(), null, words)
            : effect);
  }

  /** Tells all; several belong together unless {@code separately}. */
  void tell(Arguments clientsOwn, boolean separately) {
    if (ownWaits) {
      ownWaits = false;
      propagation.propagate(ownDatabaseIndex, clientsOwn);
      return;
    }
    if (effects.isEmpty()) {
      return;
    }
    boolean together = effects.size() > 1 && !separately;
    int databaseIndex = effects.getFirst().databaseIndex();
    if (together) {
      propagation.propagate(databaseIndex, MULTI);
    }
    // By index: this is done for most writes, and an iterator would be an object each time.
    for (int i = 0; i < effects.size(); i++) {
      Effect effect = effects.get(i);
      List<Bytes> words = effect.words();
      Arguments views = effect.views();
      if (words != null) {
        propagation.propagate(effect.databaseIndex(), words);
      } else {
        propagation.propagate(effect.databaseIndex(), views == null ? clientsOwn : views);
      }
    }
    if (together) {
      propagation.propagate(databaseIndex, EXEC);
    }
    forget();
  }

  /** Drops all: what came from the primary reaches our own replicas byte by byte another way. */
  void forget() {
    ownWaits = false;
    effects.clear();
    while (rewritesUsed > 0) {
      rewrites.get(--rewritesUsed).end();
    }
    while (rewrites.size() > REWRITES_KEPT) {
      rewritten.removeLast();
      rewrites.removeLast().close();
    }
  }
}
