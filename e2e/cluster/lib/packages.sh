# What the distribution provides: container runtime, network tools and, where it is missing, Go.
# shellcheck shell=bash

PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/go/bin

check_machine() {
  [ "$(uname -s)" = Linux ] || fail "needs Linux"
  [ "${#RUN}" -le 80 ] || fail "$RUN is too long a path for the sockets below it; set XDG_CACHE_HOME"
  case $RUN/ in
    /run/* | /var/run/* | /var/lib/* | /var/log/*)
      fail "$RUN lies where every node mounts a folder of its own; set XDG_CACHE_HOME" ;;
  esac
}

# The folder of the network plugins: Debian's, or the one that other packages use.
network_plugins() {
  local folder
  for folder in /usr/lib/cni /opt/cni/bin /usr/libexec/cni; do
    [ -x "$folder/ptp" ] && [ -x "$folder/host-local" ] && { echo "$folder"; return; }
  done
  return 1
}

missing_packages() {
  local command
  for command in containerd ctr containerd-shim-runc-v2; do
    command -v $command >/dev/null || { echo containerd; break; }
  done
  command -v runc >/dev/null || echo runc
  command -v nft >/dev/null || echo nftables
  command -v ip >/dev/null || echo iproute2
  command -v flock >/dev/null && command -v nsenter >/dev/null || echo util-linux
  command -v mount >/dev/null || echo mount
  network_plugins >/dev/null || echo containernetworking-plugins
}

install_packages() {
  local packages
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -eq 0 ] || install_from_distribution "${packages[@]}"
}

# The packages' own services must not start: this cluster runs its own containerd on each node.
install_from_distribution() {
  local log=$CACHE/packages.log failed=0
  command -v apt-get >/dev/null ||
    fail "install these first, there is no apt-get to do it: $*"
  mkdir -p "$CACHE"
  say "Installing from the distribution: $*"
  mask_services mask "$@"
  {
    # Old lists may still do, and another apt-get may hold their lock.
    timeout 600 apt-get update || true
    DEBIAN_FRONTEND=noninteractive timeout 900 apt-get install -y --no-install-recommends \
      -o DPkg::Lock::Timeout=300 "$@" || failed=1
  } </dev/null >"$log" 2>&1
  mask_services unmask "$@"
  [ $failed = 0 ] || { tail -n 20 "$log" >&2; fail "apt-get install $* failed, see $log"; }
  hash -r
}

mask_services() {
  local verb=$1 package
  shift
  [ -d /run/systemd/system ] || return 0
  for package in "$@"; do
    case $package in
      containerd | nftables)
        systemctl "$verb" --runtime "$package.service" >/dev/null 2>&1 || true
        [ "$verb" = mask ] || systemctl disable "$package.service" >/dev/null 2>&1 || true ;;
    esac
  done
}
