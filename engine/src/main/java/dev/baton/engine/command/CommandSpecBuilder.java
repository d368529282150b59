package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the facts of one {@link CommandSpec}. */
public final class CommandSpecBuilder {
  final String fullName;
  final int arity;
  final EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
  final List<KeySpec> keys = new ArrayList<>();
  final List<String> tips = new ArrayList<>();
  final List<Command> subcommands = new ArrayList<>();
  Group group = Group.GENERIC;
  String since = "";
  String summary = "";
  String complexity = "";
  @Nullable KeyFinder keyFinder;
  @Nullable ChannelSpec channels;
  @Nullable String deprecatedSince;
  @Nullable String replacedBy;
  boolean isInternal;
  private final EnumSet<Category> categories = EnumSet.noneOf(Category.class);

  CommandSpecBuilder(String fullName, int arity) {
    this.fullName = fullName;
    this.arity = arity;
  }

  /** Sets the chapter and the version of Redis that brought the command. */
  public CommandSpecBuilder group(Group group, String since) {
    this.group = group;
    this.since = since;
    return this;
  }

  /** Says what the command does and what a call costs. */
  public CommandSpecBuilder summary(String summary, String complexity) {
    this.summary = summary;
    this.complexity = complexity;
    return this;
  }

  /** Marks the command as one not to use any more. */
  public CommandSpecBuilder deprecated(String since, String replacedBy) {
    this.deprecatedSince = since;
    this.replacedBy = replacedBy;
    return this;
  }

  /** Marks the command as one for servers and tests, not for clients. */
  public CommandSpecBuilder internal() {
    isInternal = true;
    return this;
  }

  /** Adds flags. */
  public CommandSpecBuilder flags(Flag... added) {
    flags.addAll(List.of(added));
    return this;
  }

  /** Adds access classes; those the flags imply need not be named. */
  public CommandSpecBuilder categories(Category... added) {
    categories.addAll(List.of(added));
    return this;
  }

  /** Adds keys. */
  public CommandSpecBuilder keys(KeySpec... added) {
    keys.addAll(List.of(added));
    return this;
  }

  /** Says who finds the keys where the specs do not tell them wholly. */
  public CommandSpecBuilder keysFoundBy(KeyFinder finder) {
    keyFinder = finder;
    return this;
  }

  /** Says which words are channels that access rules name. */
  public CommandSpecBuilder channels(ChannelSpec spec) {
    channels = spec;
    return this;
  }

  /** Adds hints for clients. */
  public CommandSpecBuilder tips(String... added) {
    tips.addAll(List.of(added));
    return this;
  }

  /** Makes the command a container of others. */
  public CommandSpecBuilder subcommands(List<Command> added) {
    subcommands.addAll(added);
    return this;
  }

  /** The finished spec. */
  public CommandSpec build() {
    return CommandSpec.from(this);
  }

  EnumSet<Flag> allFlags() {
    EnumSet<Flag> all = EnumSet.copyOf(flags);
    if (!keys.stream().allMatch(KeySpec::isFixed)) {
      all.add(Flag.MOVABLEKEYS);
    }
    return all;
  }

  EnumSet<Category> allCategories() {
    EnumSet<Category> all = EnumSet.copyOf(categories);
    imply(all, Flag.WRITE, Category.WRITE);
    if (!all.contains(Category.SCRIPTING)) {
      imply(all, Flag.READONLY, Category.READ);
    }
    imply(all, Flag.ADMIN, Category.ADMIN);
    imply(all, Flag.ADMIN, Category.DANGEROUS);
    imply(all, Flag.PUBSUB, Category.PUBSUB);
    imply(all, Flag.FAST, Category.FAST);
    imply(all, Flag.BLOCKING, Category.BLOCKING);
    if (!flags.contains(Flag.FAST)) {
      all.add(Category.SLOW);
    }
    return all;
  }

  private void imply(EnumSet<Category> all, Flag flag, Category category) {
    if (flags.contains(flag)) {
      all.add(category);
    }
  }
}
