# Starting, recognising and listing the cluster's processes.
# shellcheck shell=bash

# One script at a time may change the machine. Daemons do not inherit descriptor 9.
take_lock() {
  mkdir -p "$CACHE"
  exec 9>"$CACHE/lock"
  flock --wait 900 9 || fail "another cluster command has held $CACHE/lock for 15 minutes"
}

# is_ours PID: the process lives and its command line names the state folder, so a recorded number
# that the kernel has given to a stranger is never mistaken for ours.
is_ours() {
  [ -n "$1" ] && [ -r "/proc/$1/cmdline" ] &&
    [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline") == *"$RUN/"* ]]
}

recorded_pid() { cat "$RUN/pid/$1" 2>/dev/null || true; }

is_running() { is_ours "$(recorded_pid "$1")"; }

log_of() { echo "$RUN/log/$1.log"; }

# start NAME COMMAND...: starts a daemon unless it runs. Proxy settings and the like of the caller
# must not reach it, so it gets an environment of its own.
start() {
  local name=$1
  shift
  is_running "$name" && return
  env -i PATH="$PATH" HOME="$HOME" setsid "$@" >>"$(log_of "$name")" 2>&1 </dev/null 9>&- &
  echo $! >"$RUN/pid/$name"
}

list_processes() {
  local file name
  for file in "$RUN"/pid/*; do
    name=${file##*/}
    if is_running "$name"; then
      printf '%-28s pid %-8s %s MiB\n' "$name" "$(recorded_pid "$name")" \
        "$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$(recorded_pid "$name")/status")"
    else
      printf '%-28s NOT RUNNING, see %s\n' "$name" "$(log_of "$name")"
    fi
  done
}
