# A node: a network and a mount namespace of its own, in which a containerd, a kubelet and a
# kube-proxy run. One waiting process holds both namespaces, so they end with their processes.
# shellcheck shell=bash

start_nodes() {
  local wanted=$1 number here job jobs=()
  here=$(node_numbers | wc -w)
  [ "$here" -le "$wanted" ] ||
    fail "$here nodes run; to have only $wanted bring the cluster down first"
  for number in $(seq "$wanted"); do
    start_node "$number" &
    jobs+=($!)
  done
  for job in "${jobs[@]}"; do
    wait "$job" || fail "a node did not start"
  done
}

start_node() {
  local number=$1 folder=$RUN/node-$1
  mkdir -p "$folder"/{cni,log,lib}
  start_namespaces "$number"
  plug_cable "$number"
  make_cgroup "$CGROUP/node-$number"
  raise_cgroup_weight
  start_containerd "$number"
  start_kubelet "$number"
  start "node-$number-proxy" "${IN_NODE[@]}" "$RUN/bin/kube" kube-proxy \
    --kubeconfig "$RUN/certs/proxy.kubeconfig" --hostname-override "node-$number" "${PROXY_FLAGS[@]}"
}

# start_namespaces NUMBER also sets IN_NODE, the prefix that runs a command inside.
start_namespaces() {
  local number=$1 name=node-$1 folder=$RUN/node-$1
  if ! is_running "$name"; then
    kill_node "$number"
    # /run and /var/log are where containerd and kubelet leave sockets, links and logs at paths
    # that cannot be set; /var/lib holds images and containers. Slave: the host never sees a mount
    # of the node, and what the host unmounts is not kept busy here.
    # shellcheck disable=SC2016
    start "$name" unshare --net --mount --propagation slave sh -c '
      set -e
      mount --make-rshared /
      mount -t tmpfs -o mode=755 tmpfs /run
      mount --bind "$1/log" /var/log
      mount --bind "$1/lib" /var/lib
      exec "$2" "$1/"' node "$folder" "$RUN/bin/pause"
  fi
  await 20 "$(log_of "$name")" "the namespaces of $name" holds_namespaces "$name"
  IN_NODE=(nsenter --target "$(recorded_pid "$name")" --net --mount --)
}

holds_namespaces() {
  [ "$(tr '\0' ' ' <"/proc/$(recorded_pid "$1")/cmdline" | cut -d' ' -f1)" = "$RUN/bin/pause" ]
}

# A node whose holder is gone can only be started afresh, like a machine after a reset.
kill_node() {
  local deadline=$((SECONDS + 20)) pids
  while true; do
    pids=$(node_members "$1") || true
    [ -n "$pids" ] || break
    # shellcheck disable=SC2086
    kill -9 $pids 2>/dev/null || true
    [ $SECONDS -lt $deadline ] || fail "processes of node-$1 cannot be killed: $pids"
    sleep 0.1
  done
  ip link del "$(node_link "$1")" 2>/dev/null || true
}

# Every process whose mounts come from the node's folder, and every process of its pods.
node_members() {
  {
    grep -lE "/baton/cluster/run/node-$1/(log|lib)[/ ]" /proc/[0-9]*/mountinfo 2>/dev/null |
      cut -d/ -f3
    cgroup_members "$CGROUP/node-$1"
  } | sort -nu | xargs
}

plug_cable() {
  local number=$1 link other
  link=$(node_link "$number")
  if ! ip link show "$link" >/dev/null 2>&1; then
    ip link add "$link" type veth peer name eth0 netns "$(recorded_pid "node-$number")"
    ip link set "$link" master "$BRIDGE"
  fi
  ip link set "$link" up
  {
    echo "link set lo up"
    echo "address replace $(node_address "$number")/24 dev eth0"
    echo "link set eth0 up"
    echo "route replace default via $HOST_ADDRESS"
    for other in $(seq "$NODES_MAX"); do
      [ "$other" = "$number" ] ||
        echo "route replace $(node_pods "$other") via $(node_address "$other")"
    done
  } | "${IN_NODE[@]}" ip -batch -
  # shellcheck disable=SC2016
  "${IN_NODE[@]}" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
  ip route replace "$(node_pods "$number")" via "$(node_address "$number")"
}

start_containerd() {
  local number=$1 folder=$RUN/node-$1 name=node-$1-containerd
  write_containerd_configuration "$number"
  start "$name" "${IN_NODE[@]}" containerd --config "$folder/containerd.toml"
  await 30 "$(log_of "$name")" "containerd of node-$number" on_node "$number" version
  [ -n "$(on_node "$number" images ls -q "name==$PAUSE_IMAGE")" ] ||
    import_image "$number" "$RUN/bin/pause.tar" >>"$(log_of "$name")" 2>&1
}

write_containerd_configuration() {
  local number=$1 folder=$RUN/node-$1 snapshotter=overlayfs
  # An overlay cannot lie on an overlay, which is what a container's own disk usually is.
  [ "$(stat --file-system --format %T "$folder/lib")" = overlayfs ] && snapshotter=native
  cat >"$folder/containerd.toml" <<TEXT
version = 2
root = "/var/lib/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.internal.v1.opt"]
[grpc]
  address = "$folder/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$PAUSE_IMAGE"
  restrict_oom_score_adj = true
  disable_apparmor = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$(network_plugins)"
    conf_dir = "$folder/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "$snapshotter"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
TEXT
  # Point-to-point links are routed, not bridged, so Service rules hold without br_netfilter.
  cat >"$folder/cni/10-baton.conflist" <<TEXT
{"cniVersion": "0.4.0", "name": "baton", "plugins": [{
  "type": "ptp", "ipMasq": false,
  "ipam": {"type": "host-local", "ranges": [[{"subnet": "$(node_pods "$number")"}]],
           "routes": [{"dst": "0.0.0.0/0"}]}}]}
TEXT
}

start_kubelet() {
  local number=$1 folder=$RUN/node-$1
  cat >"$folder/kubelet.yaml" <<TEXT
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: "$RUN/certs/ca.crt"}}
authorization: {mode: Webhook}
containerRuntimeEndpoint: "unix://$folder/containerd.sock"
cgroupDriver: cgroupfs
cgroupRoot: "/$CGROUP/node-$number"
failCgroupV1: false
failSwapOn: false
clusterDNS: ["$DNS_ADDRESS"]
clusterDomain: cluster.local
resolvConf: "$RUN/resolv.conf"
volumePluginDir: /var/lib/kubelet/volume-plugins
makeIPTablesUtilChains: false
nodeStatusUpdateFrequency: 2s
nodeLeaseDurationSeconds: 20
# The disk is the developer's own and may be nearly full; that must not evict pods.
evictionHard: {memory.available: 100Mi, nodefs.available: 1%, imagefs.available: 1%, nodefs.inodesFree: 1%}
imageGCHighThresholdPercent: 100
TEXT
  start "node-$number-kubelet" "${IN_NODE[@]}" "$RUN/bin/kube" kubelet \
    --config "$folder/kubelet.yaml" --kubeconfig "$RUN/certs/node-$number.kubeconfig" \
    --hostname-override "node-$number" --node-ip "$(node_address "$number")" \
    --node-labels "topology.kubernetes.io/zone=zone-$number"
}

await_nodes() {
  local number
  for number in $(node_numbers); do
    await 90 "$(log_of "node-$number-kubelet")" "node-$number to be Ready" node_is_ready "$number"
    await 30 "$(log_of "node-$number-proxy")" "Service addresses on node-$number" \
      in_node_network "node-$number" timeout 2 bash -c ": </dev/tcp/$DNS_ADDRESS/53"
  done
}

node_is_ready() {
  kubectl get node "node-$1" --no-headers | awk '{ exit $2 != "Ready" }'
}

node_numbers() {
  local number
  for number in $(seq "$NODES_MAX"); do
    [ ! -d "$RUN/node-$number" ] || echo "$number"
  done
}

node_names() {
  local number
  for number in $(node_numbers); do echo "node-$number"; done
}

require_node() {
  [[ $1 =~ ^node-[1-9]$ && -d $RUN/$1 ]] || fail "there is no node '$1'; there are: $(node_names | xargs)"
}

partition_node() {
  require_node "$1"
  ip link set "$(node_link "${1#node-}")" down
  say "$1 is cut off; the control plane calls it NotReady after about 20 s"
}

heal_node() {
  require_node "$1"
  ip link set "$(node_link "${1#node-}")" up
  say "$1 is connected again"
}

in_node_network() {
  local node=${1:-}
  require_node "$node"
  shift
  nsenter --target "$(recorded_pid "$node")" --net -- "$@"
}
