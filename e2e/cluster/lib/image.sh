# Container images: writing the pause image, loading others.
# shellcheck shell=bash disable=SC2034

PAUSE_IMAGE=localhost/baton/pause:local

# write_image FILE NAME BINARY: an image of one layer that holds one static program.
write_image() {
  local file=$1 name=$2 binary=$3 folder layer config
  folder=$(mktemp -d)
  tar -C "$(dirname "$binary")" --owner=0 --group=0 --mtime=@0 -cf "$folder/layer.tar" "$(basename "$binary")"
  layer=$(sha256sum "$folder/layer.tar" | cut -d' ' -f1)
  cat >"$folder/config.json" <<JSON
{"architecture":"$(image_architecture)","os":"linux","config":{"User":"65535","Entrypoint":["/$(basename "$binary")"]},
"rootfs":{"type":"layers","diff_ids":["sha256:$layer"]}}
JSON
  config=$(sha256sum "$folder/config.json" | cut -d' ' -f1).json
  mv "$folder/config.json" "$folder/$config"
  echo "[{\"Config\":\"$config\",\"RepoTags\":[\"$name\"],\"Layers\":[\"layer.tar\"]}]" >"$folder/manifest.json"
  tar -C "$folder" -cf "$file" manifest.json "$config" layer.tar
  rm -rf "$folder"
}

image_architecture() {
  case $(uname -m) in aarch64) echo arm64 ;; *) echo amd64 ;; esac
}

# on_node NUMBER ARGUMENT...: containerd's client for one node. The kubelet sees namespace k8s.io.
on_node() {
  local number=$1
  shift
  ctr --address "$RUN/node-$number/containerd.sock" --namespace k8s.io "$@"
}

import_image() {
  local number=$1 file=$2
  timeout 300 ctr --address "$RUN/node-$number/containerd.sock" --namespace k8s.io \
    images import "$file"
}

load_images() {
  [ $# -gt 0 ] || fail "load needs at least one image archive"
  [ -n "$(node_names)" ] || fail "there is no cluster; run: cluster up"
  local file number jobs=() failed=0
  for file in "$@"; do
    [ -r "$file" ] || fail "cannot read $file"
  done
  for number in $(node_numbers); do
    (for file in "$@"; do import_image "$number" "$file" || exit 1; done) \
      >"$(log_of "node-$number-load")" 2>&1 &
    jobs+=("$!:$number")
  done
  for job in "${jobs[@]}"; do
    wait "${job%%:*}" || { failed=1; tail -n 5 "$(log_of "node-${job##*:}-load")" >&2; }
  done
  [ $failed = 0 ] || fail "an image could not be loaded on every node"
  say "Loaded on $(node_names | wc -w) nodes: $(awk '/^unpacking/ { print $2 }' "$(log_of "node-${jobs[0]##*:}-load")" | xargs)"
}
