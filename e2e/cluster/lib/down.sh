# Removing every trace, whatever state the cluster is in.
# shellcheck shell=bash

bring_down() {
  local used=0
  check_no_other_cluster
  if [ -d "$RUN" ] || [ -d "/sys/class/net/$BRIDGE" ]; then used=1; fi
  kill_everything
  [ $used = 0 ] || stop_network
  await 20 /dev/null "the cgroups to empty" remove_cgroups
  restore_kernel_settings
  rm -rf "$RUN"
  say "Down."
}

kill_everything() {
  local deadline=$((SECONDS + 30)) pids
  while pids=$(all_members) && [ -n "$pids" ]; do
    # shellcheck disable=SC2086
    kill -9 $pids 2>/dev/null || true
    [ $SECONDS -lt $deadline ] || fail "these processes cannot be killed: $pids"
    sleep 0.1
  done
}

# Recorded numbers may be lost or stale, so three more marks are looked for that only our own
# processes bear: our programs with the state folder on their command line, a node's mounts, and
# the pods' cgroup.
all_members() {
  local file process
  {
    for file in "$RUN"/pid/*; do
      [ ! -e "$file" ] || ! is_running "${file##*/}" || cat "$file"
    done
    for process in /proc/[0-9]*; do
      case $(readlink "$process/exe" 2>/dev/null) in
        "$CACHE"/*) ! is_daemon "${process##*/}" || echo "${process##*/}" ;;
      esac
    done
    node_members '[1-9]'
    cgroup_members "$CGROUP"
  } | tr ' ' '\n' | grep -v '^$' | sort -nu | xargs
}

# A user's kubectl or helm may name the state folder too, but is not part of the cluster.
is_daemon() {
  is_ours "$1" || return 1
  case $(tr '\0' '\n' 2>/dev/null <"/proc/$1/cmdline" | head -n 1) in
    *kubectl | *helm) return 1 ;;
  esac
}
