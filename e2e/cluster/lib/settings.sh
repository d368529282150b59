# Where things lie and which addresses they have.
# shellcheck shell=bash disable=SC2034

KUBERNETES_VERSION=$(awk '$1 == "k8s.io/kubernetes" { print $2 }' "$HERE/go.mod")
HELM_VERSION=$(awk '$1 == "helm.sh/helm/v3" { print $2 }' "$HERE/go.mod")

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/baton/cluster
# The state is the machine's, not a checkout's: the addresses below exist once per machine.
RUN=$CACHE/run
KUBECONFIG_FILE=$RUN/kubeconfig

# 198.18.0.0/15 is set aside for tests on one's own machines (RFC 2544), so nothing real is hidden.
NETWORK=198.18.0.0/15
PODS=198.18.0.0/17
SERVICES=198.19.0.0/16
HOST_ADDRESS=198.18.254.1
DNS_ADDRESS=198.19.0.10
API=https://$HOST_ADDRESS:6443
# A loopback address of our own, for another etcd may hold the usual port of 127.0.0.1.
LOOPBACK=127.198.0.1
BRIDGE=baton0

# As many as the address plan has certificates for.
NODES_MAX=9
node_address() { echo "198.18.254.$((10 + $1))"; }
node_pods() { echo "198.18.$1.0/24"; }
node_link() { echo "baton-node-$1"; }
