# The binaries, built from Go modules once and cached by the hash of what they are made of.
# shellcheck shell=bash

build_inputs() {
  (cd "$HERE" && sha256sum go.mod go.sum lib/build.sh && find cmd -name '*.go' -print0 | sort -z | xargs -0 sha256sum)
  uname -m
}

BIN=$CACHE/$(build_inputs | sha256sum | cut -c1-16)

build_binaries() {
  [ -e "$BIN/complete" ] && return
  local started=$SECONDS log=$CACHE/build.log
  find_go
  say "Building Kubernetes $KUBERNETES_VERSION from Go modules; the first time takes minutes (log: $log)"
  rm -rf "$BIN.new"
  mkdir -p "$BIN.new"
  (
    cd "$HERE"
    # Static binaries, because each of them may be the only file of an image.
    CGO_ENABLED=0 GOFLAGS=-mod=readonly timeout 3600 nice "$GO" build -trimpath -buildvcs=false \
      -ldflags "$(linker_flags)" -o "$BIN.new/" \
      ./cmd/kube ./cmd/coredns ./cmd/pause go.etcd.io/etcd/server/v3 helm.sh/helm/v3/cmd/helm
  ) >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "the build failed, see $log"; }
  mv "$BIN.new/server" "$BIN.new/etcd"
  ln -s kube "$BIN.new/kubectl"
  write_image "$BIN.new/pause.tar" "$PAUSE_IMAGE" "$BIN.new/pause"
  touch "$BIN.new/complete"
  rm -rf "$BIN"
  mv "$BIN.new" "$BIN"
  say "Built in $((SECONDS - started)) s"
}

# The judge of objects is a module of its own, for no part of the cluster needs it.
KSTATUS=$CACHE/kstatus-$(sha256sum "$HERE"/../kstatus/{go.mod,go.sum,main.go} | sha256sum | cut -c1-16)

build_kstatus() {
  [ -e "$KSTATUS" ] && return
  local log=$CACHE/kstatus.log
  mkdir -p "$CACHE"
  find_go
  (
    cd "$HERE/../kstatus"
    CGO_ENABLED=0 GOFLAGS=-mod=readonly timeout 1200 nice "$GO" build -trimpath -buildvcs=false \
      -o "$KSTATUS.new" .
  ) >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "the build of kstatus failed, see $log"; }
  mv "$KSTATUS.new" "$KSTATUS"
}

# Without these the programs would call themselves v0.0.0 and clients would refuse to talk.
linker_flags() {
  local major minor
  IFS=. read -r major minor _ <<<"${KUBERNETES_VERSION#v}"
  echo -s -w \
    -X "k8s.io/component-base/version.gitVersion=$KUBERNETES_VERSION" \
    -X "k8s.io/component-base/version.gitMajor=$major" \
    -X "k8s.io/component-base/version.gitMinor=$minor" \
    -X "helm.sh/helm/v3/internal/version.version=$HELM_VERSION"
}

# find_go sets GO to a Go that is as new as go.mod asks for.
find_go() {
  local wanted
  wanted=$(awk '$1 == "go" { print $2 }' "$HERE/go.mod")
  GO=$(command -v go || true)
  if [ -z "$GO" ]; then
    install_from_distribution golang-go ca-certificates
    GO=$(command -v go)
  fi
  is_new_enough "$GO" "$wanted" || download_go
  is_new_enough "$GO" "$wanted" ||
    fail "needs Go $wanted or newer; found only $("$GO" version). Install one and put it on PATH"
}

is_new_enough() {
  local version
  version=$(cd / && "$1" version 2>/dev/null | awk '{ print substr($3, 3) }')
  [ -n "$version" ] && printf '%s\n%s\n' "$2" "$version" | sort --check --version-sort 2>/dev/null
}

# A Go toolchain is also published as a module, so an old Go can fetch a new one.
download_go() {
  local machine module folder
  case $(uname -m) in x86_64) machine=amd64 ;; aarch64) machine=arm64 ;; *) return ;; esac
  module=golang.org/toolchain@v0.0.1-go$GO_TOOLCHAIN.linux-$machine
  say "$("$GO" version) is too old; fetching the module $module"
  folder=$(cd "$(mktemp -d)" && "$GO" mod download -json "$module" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
  [ -n "$folder" ] || return
  # Modules hold no permission to execute; only a newer Go sets it by itself.
  chmod -R u+w "$folder"
  chmod +x "$folder"/bin/* "$folder"/pkg/tool/*/*
  GO=$folder/bin/go
}
GO_TOOLCHAIN=1.25.0
