# The host's part of the network: a bridge that is every node's cable, and routes to all pods.
# shellcheck shell=bash

start_network() {
  if ! ip link show "$BRIDGE" >/dev/null 2>&1; then
    check_addresses_are_free
    ip link add "$BRIDGE" type bridge
    # The link says whose it is, so that a cluster of another state folder is not taken for ours.
    ip link set "$BRIDGE" alias "$RUN"
  fi
  ip address replace "$HOST_ADDRESS/24" dev "$BRIDGE"
  ip link set "$BRIDGE" up
  # What no pod or node answers must not leave the machine.
  ip route replace blackhole "$NETWORK"
  # A Service address needs a route before kube-proxy's rules can turn it into a pod's.
  ip route replace "$SERVICES" dev "$BRIDGE" src "$HOST_ADDRESS"
}

check_addresses_are_free() {
  local taken
  taken=$(ip route show root "$NETWORK" | grep -v '^blackhole' || true)
  [ -z "$taken" ] || fail "the addresses $NETWORK are already routed here: $taken"
  ! nft list table ip kube-proxy >/dev/null 2>&1 ||
    fail "this machine already runs another cluster's kube-proxy (nft table ip kube-proxy)"
}

check_no_other_cluster() {
  local owner
  owner=$(cat "/sys/class/net/$BRIDGE/ifalias" 2>/dev/null || true)
  [ -z "$owner" ] || [ "$owner" = "$RUN" ] ||
    fail "a cluster whose state is in $owner runs here; set XDG_CACHE_HOME as it was to bring it down"
}

stop_network() {
  ip route del blackhole "$NETWORK" 2>/dev/null || true
  ip link del "$BRIDGE" 2>/dev/null || true
  for number in $(seq "$NODES_MAX"); do
    ip link del "$(node_link "$number")" 2>/dev/null || true
  done
  nft delete table ip kube-proxy 2>/dev/null || true
  nft delete table ip6 kube-proxy 2>/dev/null || true
}
