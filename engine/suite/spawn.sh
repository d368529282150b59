# The suite as it starts servers itself: what stands in the place of the peer's server, and how the
# engine and the peer are counted side by side.
# shellcheck shell=bash disable=SC2034,SC2154 # the names are those of the run that reads this

# The units that start and stop servers: replication, persistence, failover. Left out are those about
# the peer's own crash reports, command line programs and second connection of a full
# synchronization, which this version does not have.
SPAWN_UNITS=(
  unit/wait unit/shutdown unit/aofrw
  integration/{aof,aof-multi-part,aof-race,block-repl,failover,rdb,replica-redirect,shutdown}
  integration/convert-{zipmap-hash,ziplist-hash,ziplist-zset}-on-load
  integration/{replication,replication-2,replication-3,replication-4,replication-buffer,replication-psync}
  integration/{psync2,psync2-reg,psync2-pingoff,psync2-master-restart}
)

# What was measured side by side: of each unit what either passed, its words, and the figure. The
# peer's stay for its next runs, by what its server is.
BESIDE=$HERE/../target/suite-beside
BESIDE_JSON=$HERE/../target/suite-beside.json

# train_spawned: units start hundreds of servers and give them little time, so the engine starts as
# its image does, from a cache of loaded classes. It is made again after each build.
train_spawned() {
  local jar cache=$HERE/../target/suite-engine.aot port
  jar=$(find "$HERE/../target" -maxdepth 1 -name 'baton-engine-*.jar' | head -1)
  [ -n "$jar" ] || fail "there is no engine in engine/target: build it with ./dev build"
  ENGINE_OPTIONS="-XX:AOTCache=$cache"
  [ ! "$cache" -nt "$jar" ] || return 0
  # shellcheck source=engine/image/training.sh
  source "$HERE/../image/training.sh"
  rm -f "$cache"
  port=$(free_port)
  mkdir -p "$WORK/data"
  BATON_JAVA_OPTIONS="-XX:AOTCacheOutput=$cache" start_server "$HERE/../bin/baton-server" "$port"
  train_engine "$port" "$WORK"
  kill "$ENGINE_PID"
  wait "$ENGINE_PID" 2>/dev/null || true
  ENGINE_PID=
  [ -s "$cache" ] || fail "the engine left no cache of its classes: $(tail -3 "$WORK/engine.log")"
}

# put_engine_into TREE: what the suite starts there is the engine. The other programs of the peer
# stay: they judge.
put_engine_into() {
  local tree=$1 name
  for name in valkey redis; do
    [ -e "$tree/src/$name-cli" ] || continue
    rm -f "$tree/src/$name-server"
    # The suite's own arguments come last, so that they win.
    # shellcheck disable=SC2016 # the wrapper's own parameters
    printf '#!/bin/sh\nBATON_JAVA_OPTIONS=%q\nexport BATON_JAVA_OPTIONS\nconf=${1:-}\n[ $# = 0 ] || shift\n%s\n' \
      "$ENGINE_OPTIONS" \
      "exec $(printf %q "$HERE/../bin/baton-server") \"\$conf\" --baton-close-clients-on-demotion no ${DEFAULTS[*]} \"\$@\"" \
      >"$tree/src/$name-server"
    chmod +x "$tree/src/$name-server"
    # The last of what every part of the suite reads.
    echo "source $(printf %q "$HERE/unscripted.tcl")" >>"$tree/tests/support/util.tcl"
    return 0
  done
  fail "--spawn wants a tree in which the peer's programs are built"
}

# passed_titles LOG: sorted; one that passed twice stands twice.
passed_titles() {
  { grep -a '^\[ok\]' "$1" || true; } | sed 's/^\[ok\]: //; s/ ([0-9]* ms)$//' | LC_ALL=C sort
}

# run_beside UNIT: the peer, if it never ran this unit, then the engine; prints a line of the table.
# Some units name their tests by chance, so the failures of the engine are counted, too. What did not
# pass for want of something that the file aside names is counted, and left out of a second figure.
run_beside() {
  local unit=$1 name=${1//\//_} end='' peer engine aside percent rest failed
  local peer_file=$PEER_KEPT/$name mine=$BESIDE/$name
  if [ ! -e "$peer_file" ]; then
    run_suite "$WORK/peer" "$unit" "$PEER_KEPT/$name.log" || end="the peer: no end within $UNIT_SECONDS s; "
    passed_titles "$PEER_KEPT/$name.log" >"$peer_file"
  fi
  run_suite "$WORK/tree" "$unit" "$mine.log" || end+="no end within $UNIT_SECONDS s"
  passed_titles "$mine.log" >"$mine.passed"
  LC_ALL=C comm -23 "$peer_file" "$mine.passed" >"$mine.missing"
  peer=$(wc -l <"$peer_file")
  engine=$((peer - $(wc -l <"$mine.missing")))
  failed=$(grep -acE '^\[(err|exception)\]' "$mine.log" || true)
  aside=$(grep -cxFf <(grep -v '^#' "$HERE/aside" | cut -f 2) "$mine.missing" || true)
  percent=$(percent_of "$engine" "$peer")
  rest=$(percent_of "$engine" $((peer - aside)))
  printf '{"unit":"%s","engine":%d,"peer":%d,"percent":%s,"aside":%d,"rest":%s,"failed":%d,"measured":"%s","note":"%s"}\n' \
    "$unit" "$engine" "$peer" "$percent" "$aside" "$rest" "$failed" "$(date -u +%FT%TZ)" "$end" >"$mine.json"
  printf '%-42s %6d %6d %6s %% %6d %6s %% %6d  %s\n' \
    "$unit" "$engine" "$peer" "$percent" "$aside" "$rest" "$failed" "$end"
  # What the peer passes of a part is no measure for the next run.
  [[ $end != "the peer"* ]] || rm -f "$peer_file"
}

percent_of() { awk -v part="$1" -v all="$2" 'BEGIN { printf "%.1f", all == 0 ? 100 : 100 * part / all }'; }

# compare_units UNIT...: the table of these units; the file has those of former calls, too.
compare_units() {
  local unit
  PEER_KEPT=$BESIDE/peer-$(sha256sum "$(find "$WORK/peer/src" -name '*-server' | head -1)" | cut -c1-12)
  mkdir -p "$PEER_KEPT"
  printf '%-42s %6s %6s %8s %6s %8s %6s\n' unit engine peer '' aside 'without' failed
  for unit in "$@"; do run_beside "$unit"; done
  { echo '['; cat "$BESIDE"/*.json | sed '$!s/$/,/'; echo ']'; } >"$BESIDE_JSON"
  awk -F '[:,]' '/"unit"/ { engine += $4; peer += $6 }
    END { printf "all units in the file: %d of %d titles, %.1f %%\n", engine, peer, peer ? 100 * engine / peer : 100 }' \
    "$BESIDE_JSON"
  echo "the figures stand in engine/target/suite-beside.json; what did not pass and each unit's"
  echo "words in engine/target/suite-beside/UNIT.missing and UNIT.log"
}
