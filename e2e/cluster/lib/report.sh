# What the user sees, and waiting with a deadline.
# shellcheck shell=bash

say() { echo "cluster: $*"; }

fail() {
  echo "cluster: $*" >&2
  exit 1
}

# await SECONDS LOG WHAT COMMAND...: tries the command until it succeeds. After the deadline it
# shows the end of the log that should tell why, and ends the script. The command runs in a shell
# of its own, so that a `fail` in it is one failed try.
await() {
  local seconds=$1 log=$2 what=$3 deadline
  shift 3
  deadline=$((SECONDS + seconds))
  until ("$@") >/dev/null 2>&1; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      echo "cluster: waited $seconds s in vain for $what. The end of $log:" >&2
      tail -n 20 "$log" >&2 || true
      exit 1
    fi
    sleep 0.2
  done
}

require_root() {
  [ "$(id -u)" = 0 ] || fail "needs root: it makes network namespaces, mounts and cgroups"
}
