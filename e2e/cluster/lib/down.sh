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
  while true; do
    pids=$(all_members) || true
    [ -n "$pids" ] || break
    # shellcheck disable=SC2086
    kill -9 $pids 2>/dev/null || true
    [ $SECONDS -lt $deadline ] || fail "these processes cannot be killed: $pids"
    sleep 0.1
  done
}

# Recorded numbers may be lost or stale, so three more marks are looked for that only our own
# processes bear: a command line that starts one of our programs, a node's mounts, and the pods'
# cgroup. A user's kubectl or helm may name the state folder too, but is not part of the cluster.
all_members() {
  local file programs="$RUN/bin/(pause|etcd|coredns|kube) |--config $RUN/node-[1-9]/containerd.toml"
  {
    for file in "$RUN"/pid/*; do
      [ ! -e "$file" ] || ! is_running "${file##*/}" || cat "$file"
    done
    for file in /proc/[0-9]*/cmdline; do
      [[ ! "$(tr '\0' ' ' 2>/dev/null <"$file")" =~ $programs ]] || cut -d/ -f3 <<<"$file"
    done
    node_members '[1-9]'
    cgroup_members "$CGROUP"
  } 2>/dev/null | tr ' ' '\n' | grep -v '^$' | sort -nu | xargs
}
