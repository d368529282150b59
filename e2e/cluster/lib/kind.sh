# The same commands on kind, for machines where Docker and kind are at hand.
# shellcheck shell=bash

KIND_KUBECONFIG=${XDG_CACHE_HOME:-$HOME/.cache}/baton/kind/kubeconfig

run_with_kind() {
  local command=$1 file
  shift
  command -v kind >/dev/null || fail "BATON_CLUSTER=kind, but kind is not on PATH"
  case $command in
    up) kind_up "$@" ;;
    load) for file in "$@"; do kind load image-archive --name baton "$file" || return; done ;;
    status) kind get nodes --name baton 2>/dev/null | grep . || { say "Down."; return 3; } ;;
    env) kind_environment ;;
    kubeconfig) kind get kubeconfig --name baton ;;
    down) kind delete cluster --name baton; rm -f "$KIND_KUBECONFIG" ;;
    *) fail "with kind there is only up, load, status, env, kubeconfig and down" ;;
  esac
}

# kind_up [--nodes N]: one control plane, the other nodes are workers; a cluster that is up stays.
kind_up() {
  local nodes=3 role=control-plane
  [ "${1:-}" != --nodes ] || nodes=${2:-}
  [[ $nodes =~ ^[1-9]$ ]] || fail "--nodes must be 1 to 9, not '$nodes'"
  kind get clusters 2>/dev/null | grep -qx baton && return
  {
    printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n'
    for _ in $(seq "$nodes"); do
      printf -- '- role: %s\n' $role
      role=worker
    done
  } | kind create cluster --name baton --wait 120s --config -
}

# kubectl and helm are taken from where they are: kind brings neither.
kind_environment() {
  mkdir -p "$(dirname "$KIND_KUBECONFIG")"
  kind get kubeconfig --name baton >"$KIND_KUBECONFIG" || return
  printf 'KUBECONFIG=%q\nexport KUBECONFIG\n' "$KIND_KUBECONFIG"
}
