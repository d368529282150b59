# The same commands on kind, for machines where Docker and kind are at hand.
# shellcheck shell=bash

run_with_kind() {
  local command=$1 file
  shift
  command -v kind >/dev/null || fail "BATON_CLUSTER=kind, but kind is not on PATH"
  case $command in
    up) kind create cluster --name baton --wait 120s ;;
    load) for file in "$@"; do kind load image-archive --name baton "$file"; done ;;
    kubeconfig) kind get kubeconfig --name baton ;;
    down) kind delete cluster --name baton ;;
    *) fail "with kind there is only up, load, kubeconfig and down" ;;
  esac
}
